select
  {{part}} as part, {{invoice}} as invoice, {{issuer}} as issuer, {{service}} as service, {{category}} as category,
  {{commitment}} as commitment, {{contract}} as contract, {{class}} as charge_class, {{givesBack}} as gives_back,
  "ChargeMonth" as charge_month, {{long}} as is_long,
  case when {{long}} then cast(cast("ChargePeriodStart" as date) as varchar) end as charge_start,
  case when {{long}} then cast(cast({{chargeEnd}} as date) as varchar) end as charge_end,
  count(*) as row_count, sum("BilledCost") as billed, sum("EffectiveCost") as effective
from {{rows}}
group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13
order by 1, 2 nulls last, 3 nulls last, 4 nulls last, 5, 6 nulls last, 7 nulls last, 8 nulls last, 9, 10, 11, 12 nulls last,
  13 nulls last
