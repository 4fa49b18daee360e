select {{faults}}
from (select *{{read}} from (select *, row_number() over () as capwise_row from {{input}}) where capwise_row = {{row}})
