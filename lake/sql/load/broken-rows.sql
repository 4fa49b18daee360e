select {{counts}}
from (
  select {{restored}}, * like 'x_capwise_%'
  from (
    select {{key}}, count(*) as x_capwise_count, sum("BilledCost") as x_capwise_billed{{ofRows}}
    from {{staged}}
    group by all
  )
)
