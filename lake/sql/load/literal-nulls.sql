select count(*) as "rows", coalesce(sum(read_decimal({{billed}})), 0) as billed
from {{input}}
where {{literal}}
