select capwise_row as row_number, {{faults}}
from (select *{{read}} from (select *, row_number() over () as capwise_row from {{input}}) where capwise_row in ({{rows}}))
order by 1
