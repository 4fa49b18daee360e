do $$
begin
  assert not owner_lives('00000000-0000-0000-0000-000000000000'), 'nobody owns the empty id';
end
$$;
