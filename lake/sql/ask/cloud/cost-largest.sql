with grouped as ({{grouped}}),
sized as (select *, sum(amount) over (partition by {{keys}}currency) as size from grouped),
placed as (
  select *, dense_rank() over (order by abs(size) desc, {{keys}}currency) as place from sized
)
select {{keys}}charge_month, currency, row_count, amount, 1 as group_count, true as is_kept
from placed
where place <= {{limit}}
union all
select {{noKeys}}cast(null as varchar), currency, cast(sum(row_count) as bigint), sum(amount), count(distinct place), false
from placed
where place > {{limit}}
group by currency
