do $$
begin
  assert to_regclass('finding_event') is null, 'this schema keeps findings already';
end
$$;
