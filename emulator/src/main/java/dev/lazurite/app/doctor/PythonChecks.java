package dev.lazurite.app.doctor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Python runs the scripts of jobs and the demo; uv makes their environments quickly. */
final class PythonChecks {
    private static final String WAY =
            "install Python 3.9 or newer (apt install python3 python3-venv, brew install python)";

    List<Check> all() {
        List<Check> checks = new ArrayList<>();
        Optional<String> version = answer("python3", "-c", "import sys; print('%d.%d.%d' % sys.version_info[:3])");
        if (version.isEmpty()) {
            checks.add(Check.note("Python", "none found: only Java jobs run", WAY));
            return checks;
        }
        String[] parts = version.get().split("\\.", -1);
        boolean old = parts[0].equals("3") && Integer.parseInt(parts[1]) < 9;
        checks.add(old ? Check.wrong("Python", version.get() + " is too old", WAY) : Check.ok("Python", version.get()));
        Optional<String> uv = answer("uv", "--version");
        Optional<String> venv = answer("python3", "-c", "import venv, ensurepip; print('venv')");
        if (uv.isPresent()) {
            checks.add(Check.ok("uv", uv.get()));
        } else if (venv.isPresent()) {
            checks.add(Check.ok("venv", "there; with uv (pip install uv) environments are made several times faster"));
        } else {
            checks.add(
                    Check.wrong("venv", "neither uv nor venv is there", "pip install uv, or apt install python3-venv"));
        }
        return checks;
    }

    private static Optional<String> answer(String... command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try (var out = process.getInputStream()) {
                String text = new String(out.readAllBytes(), StandardCharsets.UTF_8).strip();
                boolean ended = process.waitFor(10, TimeUnit.SECONDS);
                return ended && process.exitValue() == 0 ? Optional.of(text) : Optional.empty();
            }
        } catch (IOException missing) {
            return Optional.empty();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
