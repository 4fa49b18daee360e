select t.k as tag_key, sum(bill.row_count) as row_count
from (select map_keys("Tags") as tag_keys, count(*) as row_count from {{rows}} group by 1) as bill
cross join unnest(bill.tag_keys) as t(k)
group by 1
order by 2 desc, 1
limit {{limit}}
