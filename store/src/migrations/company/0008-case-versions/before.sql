do $$
begin
  assert to_regclass('case_approval') is null, 'this schema keeps versions of cases already';
end
$$;
