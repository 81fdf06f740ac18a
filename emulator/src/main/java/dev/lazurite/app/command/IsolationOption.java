package dev.lazurite.app.command;

import java.util.Locale;

import dev.lazurite.jobs.isolation.IsolationMode;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code --isolation}. */
final class IsolationOption implements ITypeConverter<IsolationMode> {
    @Override
    public IsolationMode convert(String value) {
        for (IsolationMode mode : IsolationMode.values()) {
            if (mode.name().toLowerCase(Locale.ROOT).equals(value)) {
                return mode;
            }
        }
        throw new TypeConversionException("'" + value + "' is not one of auto, off and require");
    }
}
