package dev.lazurite.jobs.launch;

import java.nio.file.Path;

import dev.lazurite.jobs.isolation.Isolation;
import dev.lazurite.jobs.isolation.NotIsolated;

class ProcessLauncherTest extends LauncherContract {
    @Override
    Isolation isolation(Path trial) {
        return new NotIsolated("for a test");
    }
}
