select
  {{part}} as part, {{invoice}} as invoice, {{issuer}} as issuer, {{service}} as service, {{category}} as category,
  {{commitment}} as commitment, "ChargeMonth" as charge_month, {{long}} as is_long,
  case when {{long}} then cast(cast("ChargePeriodStart" as date) as varchar) end as charge_start,
  case when {{long}} then cast(cast({{chargeEnd}} as date) as varchar) end as charge_end,
  count(*) as row_count, sum("BilledCost") as billed, sum("EffectiveCost") as effective
from {{rows}}
group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
order by 1, 2 nulls last, 3 nulls last, 4 nulls last, 5, 6 nulls last, 7, 8, 9 nulls last, 10 nulls last
