do $$
begin
  assert not exists (select from posting where basis <> 'us-gaap'), 'until now every posting was made under US GAAP';
end
$$;
