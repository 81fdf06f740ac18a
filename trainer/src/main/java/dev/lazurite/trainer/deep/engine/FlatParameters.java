package dev.lazurite.trainer.deep.engine;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import ai.djl.training.initializer.Initializer;
import ai.djl.util.Pair;

/**
 * All trained parameters of a block in one array, of which the block sees views. A step then has one gradient, which is updated,
 * clipped, averaged between workers and saved as one; and a fresh leaf a step needs no gradient to be set to 0.
 */
final class FlatParameters {
    private final NDArray flat;
    private final List<String> names = new ArrayList<>();
    private final List<Parameter> trained = new ArrayList<>();
    private final Map<String, Parameter> statistics = new LinkedHashMap<>();
    private final long[] cuts;

    /** Makes the parameters of a block for inputs of this shape, and begins them as {@link InitialWeights} says. */
    FlatParameters(Block block, Shape input, NDManager manager, long seed) {
        block.setInitializer(Initializer.ZEROS, parameter -> parameter.getInitializer() == null);
        block.initialize(manager, DataType.FLOAT32, input);
        for (Pair<String, Parameter> each : block.getParameters()) {
            if (each.getValue().requiresGradient()) {
                names.add(each.getKey());
                trained.add(each.getValue());
            } else {
                statistics.put(each.getKey(), each.getValue());
            }
        }
        cuts = new long[Math.max(0, trained.size() - 1)];
        long size = 0;
        for (int i = 0; i < trained.size(); i++) {
            size += trained.get(i).getShape().size();
            if (i < cuts.length) {
                cuts[i] = size;
            }
        }
        flat = manager.create(InitialWeights.of(trained, Math.toIntExact(size), seed));
        trained.forEach(parameter -> parameter.getArray().close());
    }

    int size() {
        return Math.toIntExact(flat.size());
    }

    NDArray flat() {
        return flat;
    }

    /** All values, in order. */
    float[] values() {
        return flat.toFloatArray();
    }

    /** The same memory, without a gradient. It belongs to {@code manager}. */
    NDArray frozen(NDManager manager) {
        NDArray frozen = flat.stopGradient();
        frozen.attach(manager);
        return frozen;
    }

    /** A leaf on the same memory, whose gradient is asked for after a backward pass. It belongs to {@code manager}. */
    NDArray leaf(NDManager manager) {
        NDArray leaf = frozen(manager);
        leaf.setRequiresGradient(true);
        return leaf;
    }

    /**
     * What a block's forward pass takes its parameters from.
     *
     * @param values in place of {@link #flat}: a leaf, or one in another precision
     */
    ParameterStore store(NDManager manager, NDArray values) {
        NDList parts = cuts.length == 0 ? new NDList(values) : values.split(cuts, 0);
        var views = new IdentityHashMap<Parameter, NDArray>();
        for (int i = 0; i < trained.size(); i++) {
            views.put(trained.get(i), parts.get(i).reshape(trained.get(i).getShape()));
        }
        return new ParameterStore(manager, false) {
            @Override
            public NDArray getValue(Parameter parameter, Device device, boolean training) {
                NDArray view = views.get(parameter);
                return view != null || parameter == null ? view : parameter.getArray();
            }
        };
    }

    /** Whether the block keeps statistics of its inputs, as batch norm does. */
    boolean hasStatistics() {
        return !statistics.isEmpty();
    }

    /** Every parameter and statistic by name, as it is now. */
    Map<String, Tensor> tensors() {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        float[] values = values();
        int at = 0;
        for (int i = 0; i < trained.size(); i++) {
            Shape shape = trained.get(i).getShape();
            int size = Math.toIntExact(shape.size());
            tensors.put(names.get(i), Tensor.slice(values, at, size, shape.getShape()));
            at += size;
        }
        statistics.forEach((name, parameter) -> tensors.put(
                name,
                new Tensor(
                        parameter.getArray().toFloatArray(),
                        parameter.getShape().getShape())));
        return tensors;
    }

    /** Takes values by name. */
    void tensors(Map<String, Tensor> tensors) {
        var values = new float[size()];
        int at = 0;
        for (int i = 0; i < trained.size(); i++) {
            float[] part = required(tensors, names.get(i), trained.get(i).getShape());
            System.arraycopy(part, 0, values, at, part.length);
            at += part.length;
        }
        Memory.put(flat, values);
        statistics.forEach(
                (name, parameter) -> Memory.put(parameter.getArray(), required(tensors, name, parameter.getShape())));
    }

    private static float[] required(Map<String, Tensor> tensors, String name, Shape shape) {
        Tensor tensor = tensors.get(name);
        if (tensor == null || tensor.values().length != shape.size()) {
            throw new IllegalArgumentException("There is no parameter %s of shape %s".formatted(name, shape));
        }
        return tensor.values();
    }
}
