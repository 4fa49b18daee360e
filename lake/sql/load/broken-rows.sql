select {{counts}}
from {{staged}}
