select "BillingMonth" as month, month_text("BillingPeriodStart" + interval 14 hours) as meant,
  date_diff('minute', "BillingPeriodStart", date_trunc('month', "BillingPeriodStart" + interval 14 hours)) as minutes,
  count(*) as row_count, sum("BilledCost") as billed
from {{staged}}
where date_trunc('month', "BillingPeriodStart" + interval 14 hours) > "BillingPeriodStart"
  and date_trunc('month', "BillingPeriodEnd" + interval 14 hours) >= "BillingPeriodEnd"
group by 1, 2, 3
order by 1, 2, 3
