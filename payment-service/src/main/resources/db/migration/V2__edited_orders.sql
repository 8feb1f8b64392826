-- What an order asks changes when the order does; everything else about it stays.
GRANT UPDATE (total, asset, decimals) ON expectation TO ${serviceRole};
