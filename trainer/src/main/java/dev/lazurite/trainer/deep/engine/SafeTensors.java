package dev.lazurite.trainer.deep.engine;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.lazurite.trainer.api.InvalidInputException;

/**
 * Tensors of 32-bit floats and a few texts in a file of the safetensors format: the length of a header in JSON, the header, the
 * numbers, all little-endian. {@code safetensors.torch.load_file} reads it. A file appears whole or not at all.
 *
 * @param notes texts by name
 */
public record SafeTensors(Map<String, Tensor> tensors, Map<String, String> notes) {
    private static final String NOTES = "__metadata__";
    private static final int MOST_HEADER = 100_000_000;

    /** Writes the file in place of one that may be there. */
    public void write(Path file) throws IOException {
        Map<String, Object> header = new LinkedHashMap<>();
        header.put(NOTES, notes);
        long at = 0;
        for (Map.Entry<String, Tensor> entry : tensors.entrySet()) {
            long end = at + 4L * entry.getValue().values().length;
            Map<String, Object> described = new LinkedHashMap<>();
            described.put("dtype", "F32");
            described.put("shape", entry.getValue().shape());
            described.put("data_offsets", new long[] {at, end});
            header.put(entry.getKey(), described);
            at = end;
        }
        byte[] json = JSON.std.asString(header).getBytes(StandardCharsets.UTF_8);
        Path temporary = file.resolveSibling(file.getFileName() + ".tmp");
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(temporary))) {
            out.write(ByteBuffer.allocate(8)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putLong(0, json.length)
                    .array());
            out.write(json);
            for (Tensor tensor : tensors.values()) {
                ByteBuffer bytes =
                        ByteBuffer.allocate(4 * tensor.values().length).order(ByteOrder.LITTLE_ENDIAN);
                bytes.asFloatBuffer().put(tensor.values());
                out.write(bytes.array());
            }
        }
        Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    /** @throws InvalidInputException for a file that is cut off or of another format */
    public static SafeTensors read(Path file) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        try {
            int length = Math.toIntExact(bytes.getLong());
            if (length > MOST_HEADER) {
                throw new IllegalArgumentException("a header of %d bytes".formatted(length));
            }
            var json = new byte[length];
            bytes.get(json);
            Map<String, Object> header = JSON.std.mapFrom(new String(json, StandardCharsets.UTF_8));
            Map<String, String> notes = new LinkedHashMap<>();
            if (header.remove(NOTES) instanceof Map<?, ?> texts) {
                texts.forEach((name, text) -> notes.put((String) name, (String) text));
            }
            Map<String, Tensor> tensors = new LinkedHashMap<>();
            header.forEach((name, described) -> tensors.put(name, tensor(bytes, 8 + length, (Map<?, ?>) described)));
            return new SafeTensors(tensors, notes);
        } catch (IOException | RuntimeException e) {
            throw new InvalidInputException("%s is no file of safetensors, or is cut off.".formatted(file), e);
        }
    }

    private static Tensor tensor(ByteBuffer bytes, int start, Map<?, ?> described) {
        List<?> offsets = (List<?>) described.get("data_offsets");
        int from = ((Number) offsets.get(0)).intValue();
        int to = ((Number) offsets.get(1)).intValue();
        var values = new float[(to - from) / 4];
        bytes.slice(start + from, to - from)
                .order(ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer()
                .get(values);
        long[] shape = ((List<?>) described.get("shape"))
                .stream().mapToLong(each -> ((Number) each).longValue()).toArray();
        return new Tensor(values, shape);
    }
}
