(
  select fresh.* from {{rows}} fresh
  where {{class}} is distinct from 'Correction'
    and not exists (select 1 from {{others}} known where {{same}})
)
