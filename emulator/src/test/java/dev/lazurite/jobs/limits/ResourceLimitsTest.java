package dev.lazurite.jobs.limits;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.lazurite.ml.compute.VmSizes;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ResourceLimitsTest {
    private static final Allowance ONE =
            Allowance.of(new VmSizes().find("Standard_DS1_v2").orElseThrow(), 1);

    @Test
    void a_job_may_use_what_its_nodes_have_together() {
        assertThat(ONE).isEqualTo(new Allowance("Standard_DS1_v2", 1, 3_758_096_384L));
        assertThat(ONE.text()).isEqualTo("1 vCPU and 3.5 GB of memory (Standard_DS1_v2)");
        assertThat(Allowance.of(new VmSizes().find("Standard_DS3_v2").orElseThrow(), 3)
                        .text())
                .isEqualTo("12 vCPUs and 42 GB of memory (Standard_DS3_v2)");
    }

    @Test
    void a_control_group_is_a_scope_of_the_users_systemd_that_the_job_cannot_reach() {
        ControlGroups groups =
                new ControlGroups("/usr/bin/systemd-run", Map.of("XDG_RUNTIME_DIR", "/run/user/7"), Path.of("/g"));
        assertThat(groups.before(ONE))
                .startsWith("/usr/bin/env", "XDG_RUNTIME_DIR=/run/user/7", "/usr/bin/systemd-run", "--user", "--scope")
                .contains("--property=MemoryMax=3758096384", "--property=CPUQuota=100%")
                .endsWith("--", "/usr/bin/env", "-u", "XDG_RUNTIME_DIR");
    }

    @Test
    void jobs_share_processors_evenly() {
        Watched watched = new Watched(Optional.of("taskset"), List.of(0, 1, 4));
        assertThat(watched.before(ONE)).containsExactly("taskset", "--cpu-list", "0");
        assertThat(watched.before(new Allowance("two", 2, 1))).containsExactly("taskset", "--cpu-list", "1,4");
        assertThat(watched.before(new Allowance("two", 2, 1))).containsExactly("taskset", "--cpu-list", "0,1");
        assertThat(watched.before(new Allowance("three", 3, 1))).isEmpty();
    }

    @Test
    void a_list_of_processors_has_ranges() {
        assertThat(ProcessorList.parse("\t0-2,8,10-11")).containsExactly(0, 1, 2, 8, 10, 11);
    }
}
