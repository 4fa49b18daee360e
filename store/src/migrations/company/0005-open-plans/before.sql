do $$
begin
  assert (select prosrc from pg_proc where oid = 'check_postings()'::regprocedure) not like '%scenario = ''actual''%',
    'this schema lets plans of closed months change already';
end
$$;
