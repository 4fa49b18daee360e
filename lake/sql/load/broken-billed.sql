select {{sums}}
from {{staged}}
