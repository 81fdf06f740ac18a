package dev.lazurite.trainer.deep.engine;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.lazurite.trainer.api.InvalidInputException;

/**
 * Where PyTorch's native libraries are: those of an installed PyTorch, named by {@code PYTORCH_LIBRARY_PATH}; those that the
 * build laid beside the program; or DJL's jar with them on the class path. They are never downloaded.
 *
 * @param folder with {@code libtorch}; none when a jar has them
 * @param cuda whether they can compute on a GPU
 */
record Libraries(Optional<Path> folder, boolean cuda) {
    /** The version that the JNI library of this DJL is made for. */
    static final String VERSION = "2.7.1";

    private static final String VARIABLE = "PYTORCH_LIBRARY_PATH";
    private static final String BESIDE = "lazurite.pytorch";
    private static final String JAR = "native/lib/pytorch.properties";
    private static final Pattern INSTALLED = Pattern.compile("__version__ = '([0-9.]+)");

    /** @throws InvalidInputException when there are none, or those of another version; the message has the way out */
    static Libraries find(Map<String, String> variables) {
        String named = variables.get(VARIABLE);
        if (named != null && !named.isBlank()) {
            Path folder = Path.of(named);
            if (!hasTorch(folder)) {
                throw new InvalidInputException(
                        "%s is %s, but there is no %s in it. It must be the folder 'lib' of an installed torch %s."
                                .formatted(VARIABLE, named, library("torch"), VERSION));
            }
            requireVersion(folder);
            return of(folder);
        }
        for (Path folder : beside()) {
            if (hasTorch(folder)) {
                return of(folder);
            }
        }
        if (Libraries.class.getClassLoader().getResource(JAR) != null) {
            return new Libraries(Optional.empty(), false);
        }
        throw new InvalidInputException(
                "PyTorch's libraries are not there, and nothing is downloaded by itself. Either lay them beside the program"
                        + " with './mvnw -Ppytorch -pl trainer package -DskipTests' (112 MB), or set %s to the folder"
                                .formatted(VARIABLE)
                        + " 'lib' of an installed torch %s, or put ai.djl.pytorch:pytorch-native-cpu:%s on the class path."
                                .formatted(VERSION, VERSION));
    }

    private static Libraries of(Path folder) {
        return new Libraries(Optional.of(folder.toAbsolutePath()), Files.exists(folder.resolve(library("torch_cuda"))));
    }

    private static boolean hasTorch(Path folder) {
        return Files.isRegularFile(folder.resolve(library("torch")));
    }

    private static String library(String name) {
        return System.mapLibraryName(name);
    }

    /** An installed PyTorch says its version beside its libraries; one that does not is taken at its word. */
    private static void requireVersion(Path folder) {
        try {
            Matcher version = INSTALLED.matcher(Files.readString(folder.resolveSibling("version.py")));
            if (version.find() && !version.group(1).equals(VERSION)) {
                throw new InvalidInputException(
                        "%s is of torch %s; this program needs torch %s (pip install torch==%s)."
                                .formatted(folder, version.group(1), VERSION, VERSION));
            }
        } catch (IOException unsaid) {
            return;
        }
    }

    private static List<Path> beside() {
        List<Path> folders = new ArrayList<>();
        String told = System.getProperty(BESIDE);
        if (told != null) {
            folders.add(Path.of(told));
        }
        CodeSource source = Libraries.class.getProtectionDomain().getCodeSource();
        if (source != null) {
            try {
                URI jar = source.getLocation().toURI();
                folders.add(Path.of(jar).resolveSibling("lib").resolve("pytorch"));
            } catch (URISyntaxException | IllegalArgumentException notAFile) {
                return folders;
            }
        }
        return folders;
    }
}
