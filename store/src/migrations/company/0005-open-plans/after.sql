do $$
begin
  assert (select prosrc from pg_proc where oid = 'check_postings()'::regprocedure) like '%scenario = ''actual''%',
    'only what happened is held by a closed month';
end
$$;
