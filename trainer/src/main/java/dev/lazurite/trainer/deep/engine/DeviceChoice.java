package dev.lazurite.trainer.deep.engine;

import dev.lazurite.trainer.api.InvalidInputException;

/**
 * Where to compute: {@code auto} (a GPU when there is one), {@code cpu}, {@code cuda} or {@code cuda:N}.
 *
 * @param gpu number of the GPU when one is asked for
 */
public record DeviceChoice(Kind kind, int gpu) {
    /** The processor, a GPU, or whichever is there. */
    public enum Kind {
        AUTO,
        CPU,
        CUDA
    }

    /** The processor. */
    public static final DeviceChoice CPU = new DeviceChoice(Kind.CPU, 0);

    /** @throws InvalidInputException for anything else */
    public static DeviceChoice of(String text) {
        if (text.equals("auto")) {
            return new DeviceChoice(Kind.AUTO, 0);
        }
        if (text.equals("cpu")) {
            return CPU;
        }
        if (text.matches("cuda(:\\d{1,3})?")) {
            return new DeviceChoice(Kind.CUDA, text.length() > 5 ? Integer.parseInt(text.substring(5)) : 0);
        }
        throw new InvalidInputException(
                "The device is '%s'; it must be auto, cpu, cuda or cuda:N, for example cuda:0.".formatted(text));
    }
}
