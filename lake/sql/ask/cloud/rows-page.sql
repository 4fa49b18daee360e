select {{cells}}, {{measure}} as amount, x_capwise_file as file_name, x_capwise_row as row_number
from {{rows}}
where {{condition}}
order by x_capwise_file, x_capwise_row, x_capwise_sha256
offset {{offset}} limit {{limit}}
