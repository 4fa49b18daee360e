-- Whether any cash was settled decides how a statement over many postings is asked for, and must be known at once.
create index posting_settled on posting (id) where measure = 'settled';
