select distinct text
from (select unnest([{{texts}}]) as text from (select *{{read}} from {{input}}))
where text is not null
limit {{limit}}
