package dev.lazurite.trainer.deep.engine;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import dev.lazurite.trainer.api.InvalidInputException;

/** PyTorch in this process: loaded once, at the first need. */
public final class PyTorch {
    /** The JNI library for GPUs that DJL ships. */
    private static final String CUDA_FLAVOR = "cu128";

    private static Libraries loaded;

    private final Engine engine;
    private final Device device;

    private PyTorch(Engine engine, Device device) {
        this.engine = engine;
        this.device = device;
    }

    /**
     * Loads PyTorch, unless it is loaded already, and chooses a device.
     *
     * @param threads of its own; those of the first call hold for the whole process
     * @throws InvalidInputException when there are no libraries, or not the GPU that was asked for
     */
    public static PyTorch start(DeviceChoice choice, int threads) {
        return start(choice, threads, System.getenv());
    }

    static synchronized PyTorch start(DeviceChoice choice, int threads, Map<String, String> variables) {
        if (loaded == null) {
            Libraries libraries = Libraries.find(variables);
            prepare(libraries, choice, threads);
            loaded = libraries;
        }
        Engine engine;
        try {
            engine = Engine.getEngine("PyTorch");
        } catch (EngineException | UnsatisfiedLinkError e) {
            throw new InvalidInputException(
                    "PyTorch's libraries in %s cannot be loaded: %s."
                            .formatted(loaded.folder().map(Object::toString).orElse("the class path"), deepest(e)),
                    e);
        }
        return new PyTorch(engine, device(engine, choice));
    }

    /** DJL reads variables, or properties of the same names. */
    private static void prepare(Libraries libraries, DeviceChoice choice, int threads) {
        System.setProperty("ai.djl.offline", "true");
        System.setProperty("ai.djl.pytorch.num_threads", Integer.toString(threads));
        libraries.folder().ifPresent(folder -> {
            boolean cuda = libraries.cuda() && wantsGpu(choice);
            System.setProperty("PYTORCH_LIBRARY_PATH", folder.toString());
            System.setProperty("PYTORCH_VERSION", Libraries.VERSION);
            System.setProperty("PYTORCH_FLAVOR", cuda ? CUDA_FLAVOR : "cpu");
        });
    }

    /** Left open, a GPU is wanted where Linux shows one: the libraries for it do not load without its driver. */
    private static boolean wantsGpu(DeviceChoice choice) {
        return switch (choice.kind()) {
            case CPU -> false;
            case CUDA -> true;
            case AUTO -> Files.exists(Path.of("/dev/nvidiactl"));
        };
    }

    private static Device device(Engine engine, DeviceChoice choice) {
        int gpus = choice.kind() == DeviceChoice.Kind.CPU ? 0 : engine.getGpuCount();
        if (choice.kind() == DeviceChoice.Kind.CUDA && choice.gpu() >= gpus) {
            throw new InvalidInputException(
                    "The device is cuda:%d, but %s. Use --device cpu, or set PYTORCH_LIBRARY_PATH to a torch with CUDA."
                            .formatted(
                                    choice.gpu(),
                                    gpus == 0
                                            ? loaded.cuda()
                                                    ? "there is no GPU"
                                                    : "PyTorch's libraries here are for CPUs"
                                            : "the GPUs are 0 to " + (gpus - 1)));
        }
        return gpus > 0 ? Device.gpu(choice.gpu()) : Device.cpu();
    }

    private static String deepest(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.getMessage();
    }

    Engine engine() {
        return engine;
    }

    Device device() {
        return device;
    }

    /** {@code cpu} or {@code cuda:N}. */
    public String deviceName() {
        return device.isGpu() ? "cuda:" + device.getDeviceId() : "cpu";
    }

    /** The version of PyTorch. */
    public String version() {
        return engine.getVersion();
    }
}
