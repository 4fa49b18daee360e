select {{keys}}{{month}} as charge_month, {{currency}} as currency, count(*) as row_count, sum({{measure}}) as amount
from {{rows}}
where {{condition}}
group by {{groups}}
