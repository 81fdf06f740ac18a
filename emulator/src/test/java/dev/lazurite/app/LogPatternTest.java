package dev.lazurite.app;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.LoggingEvent;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;

class LogPatternTest {
    @Test
    void secrets_in_addresses_are_masked_in_messages_and_in_traces() {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        PatternLayout layout = new PatternLayout();
        layout.setContext(context);
        layout.setPattern(LogPattern.of("HH:mm:ss.SSS"));
        layout.start();
        LoggingEvent event = new LoggingEvent(
                "",
                context.getLogger(LogPatternTest.class),
                Level.ERROR,
                "GET /api/2.0/cap-1700000000-AbC_d-9/mlflow-artifacts/artifacts/x?sv=1&sig=AAA%3D&se=2 failed",
                new IllegalStateException("at /api/2.0/cap-17-Zz/mlflow-artifacts/artifacts with Bearer eyJ.abc"),
                new Object[0]);
        String line = layout.doLayout(event);
        assertThat(line)
                .contains("GET /api/2.0/cap-***/mlflow-artifacts/artifacts/x?sv=1&sig=***&se=2 failed")
                .contains("at /api/2.0/cap-***/mlflow-artifacts/artifacts with Bearer ***")
                .containsOnlyOnce("IllegalStateException")
                .doesNotContain("AbC_d", "AAA", "Zz", "eyJ");
    }
}
