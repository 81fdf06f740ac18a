import pytest
from azure.ai.ml import command
from azure.ai.ml.constants import TimeZone
from azure.ai.ml.entities import CronTrigger, JobSchedule, RecurrencePattern, RecurrenceTrigger
from azure.core.exceptions import ClientAuthenticationError, HttpResponseError, ResourceNotFoundError

pytestmark = pytest.mark.covers("Schedules", "azure-ai-ml")


def job():
    return command(
        command="echo of a schedule",
        environment="azureml:lazurite-trainer@latest",
        compute="cpu-of-schedules",
    )


@pytest.fixture(autouse=True)
def schedules_of_command_jobs(monkeypatch):
    """The SDK's own switch: it schedules pipelines without it, and command jobs with it."""
    monkeypatch.setenv("AZURE_ML_CLI_PRIVATE_FEATURES_ENABLED", "true")


@pytest.fixture(scope="module", autouse=True)
def compute(ml_client):
    from azure.ai.ml.entities import AmlCompute

    ml_client.compute.begin_create_or_update(
        AmlCompute(name="cpu-of-schedules", size="Standard_DS3_v2", min_instances=0, max_instances=2)
    ).result()


@pytest.fixture
def schedule(ml_client, unique):
    def make(trigger):
        made = JobSchedule(name=unique, trigger=trigger, create_job=job())
        return ml_client.schedules.begin_create_or_update(made).result()

    yield make
    ml_client.schedules.begin_disable(unique).result()
    ml_client.schedules.begin_delete(unique).result()


def started(ml_client, name):
    return sorted(job.display_name for job in ml_client.jobs.list() if (job.display_name or "").startswith(f"{name}-2"))


def test_a_schedule_comes_back_as_it_was_written(ml_client, unique, schedule):
    pattern = RecurrencePattern(hours=[10], minutes=[15], week_days=["monday", "friday"])
    made = schedule(
        RecurrenceTrigger(frequency="week", interval=2, schedule=pattern, time_zone=TimeZone.PACIFIC_STANDARD_TIME)
    )
    assert made._is_enabled and made.provisioning_state == "Succeeded"
    trigger = ml_client.schedules.get(unique).trigger
    assert (trigger.frequency.lower(), trigger.interval, trigger.time_zone) == ("week", 2, "Pacific Standard Time")
    assert (trigger.schedule.hours, trigger.schedule.minutes) == ([10], [15])
    assert trigger.start_time, "the service fills in the moment of creation"


def test_half_a_day_of_a_cron_schedule_happens_when_the_clock_is_advanced(ml_client, unique, schedule, clock):
    schedule(CronTrigger(expression="0 */3 * * *"))
    try:
        clock("advance", "12h")
        names = started(ml_client, unique)
        assert len(names) == 4 and all(name.endswith("0000Z") for name in names)
        assert len(list(ml_client.jobs.list(scheduled_job_name=unique))) == 4
        ml_client.schedules.begin_disable(unique).result()
        clock("advance", "6h")
        assert started(ml_client, unique) == names
    finally:
        clock("reset")


def test_tokens_expire_when_the_clock_is_advanced(ml_client, clock):
    clock("advance", "2d")
    try:
        with pytest.raises(ClientAuthenticationError, match="ExpiredAuthenticationToken"):
            list(ml_client.schedules.list())
    finally:
        clock("reset")
    list(ml_client.schedules.list())


def test_a_schedule_is_enabled_disabled_and_listed(ml_client, unique, schedule):
    schedule(CronTrigger(expression="15 10 * * 1"))
    assert unique in [found.name for found in ml_client.schedules.list()]
    assert ml_client.schedules.begin_disable(unique).result()._is_enabled is False
    assert unique not in [found.name for found in ml_client.schedules.list()]
    assert ml_client.schedules.begin_enable(unique).result()._is_enabled is True
    with pytest.raises(HttpResponseError, match="Cannot delete an active trigger"):
        ml_client.schedules.begin_delete(unique).result()


def test_a_schedule_is_triggered_out_of_turn(ml_client, unique, schedule):
    schedule(CronTrigger(expression="15 10 * * 1"))
    result = ml_client.schedules.trigger(unique, schedule_time="2024-02-19T00:00:00")
    assert ml_client.jobs.get(result.job_name).display_name == f"{unique}-20240219T000000Z"


def test_what_is_no_cron_expression_is_refused(ml_client, unique):
    wrong = JobSchedule(name=unique, trigger=CronTrigger(expression="99 * * * *"), create_job=job())
    with pytest.raises(HttpResponseError, match="properties.trigger.expression"):
        ml_client.schedules.begin_create_or_update(wrong)
    with pytest.raises(ResourceNotFoundError):
        ml_client.schedules.get(unique)
