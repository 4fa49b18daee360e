select "BillingCurrency" as currency, count(*) as row_count, sum("BilledCost") as billed, sum("EffectiveCost") as effective
from {{rows}}
where {{condition}}
group by 1
order by 1
