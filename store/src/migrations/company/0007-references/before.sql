do $$
begin
  assert to_regclass('reference') is null, 'this schema keeps references already';
end
$$;
