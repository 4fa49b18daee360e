select *
from (select row_number() over () as "row", {{cells}} from {{input}})
where regexp_matches(concat({{cells}}), '\S')
order by "row"
limit {{limit}}
