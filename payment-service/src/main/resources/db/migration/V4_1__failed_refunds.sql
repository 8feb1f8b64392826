-- A refund may fail long after it was made. Which ones of a call did is remembered with it, so that
-- another try is not taken for the one that failed.
ALTER TABLE provider_call ADD COLUMN failed text[] NOT NULL DEFAULT '{}';

-- The provider's refund that did the task: by it a failure finds the task again.
ALTER TABLE refund_task ADD COLUMN object text;
CREATE INDEX refund_task_of_order ON refund_task (order_id);
UPDATE refund_task t SET object = p.result
FROM provider_call p WHERE p.refund_id = t.refund_id AND t.state = 'done';
