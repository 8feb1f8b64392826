-- Names that PayPal and escrows give to what pays an order.
ALTER TABLE payment_link DROP CONSTRAINT payment_link_kind_check;
ALTER TABLE payment_link ADD CONSTRAINT payment_link_kind_check
    CHECK (kind IN ('order', 'number', 'ref', 'pi', 'cs', 'ch', 'po', 'pc', 'tx', 'es'));
