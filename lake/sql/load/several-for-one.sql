select coalesce(sum(row_count), 0) as "rows", coalesce(sum(billed), 0) as billed
from (
  select count(*) as row_count, sum("BilledCost") as billed, min({{of}}) <> max({{of}}) as is_several
  from {{staged}}
  where {{column}} is not null
  group by {{column}}
)
where is_several
