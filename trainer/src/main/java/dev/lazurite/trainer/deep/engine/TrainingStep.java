package dev.lazurite.trainer.deep.engine;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.nn.Block;
import ai.djl.training.GradientCollector;
import ai.djl.training.ParameterStore;
import ai.djl.training.loss.Loss;

/** Loss and gradient of one batch. */
final class TrainingStep {
    private final Engine engine;
    private final Block block;
    private final FlatParameters parameters;
    private final boolean classes;
    private final boolean mixed;
    private final Loss crossEntropy = Loss.softmaxCrossEntropyLoss();

    /**
     * @param classes whether targets are numbers of classes (64-bit, {@code [batch]}) or numbers ({@code [batch, 1]})
     * @param mixed whether the pass is in half precision while weights, loss and gradient stay in float32
     */
    TrainingStep(PyTorch pytorch, Block block, FlatParameters parameters, boolean classes, boolean mixed) {
        this.engine = pytorch.engine();
        this.block = block;
        this.parameters = parameters;
        this.classes = classes;
        this.mixed = mixed;
    }

    /** What is done with a gradient, while it is there. */
    @FunctionalInterface
    interface GradientUse {
        void use(NDArray gradient);
    }

    /**
     * The mean loss of a batch; its gradient is used before the pass is forgotten.
     *
     * @param scale what the loss is multiplied by on the way to the gradient, which is divided by it again
     */
    float run(NDManager manager, NDArray examples, NDArray targets, double scale, GradientUse use) {
        try (GradientCollector collector = engine.newGradientCollector()) {
            NDArray leaf = mixed ? halfLeaf(manager) : parameters.leaf(manager);
            NDArray outputs = pass(manager, leaf, half(examples), true);
            NDArray loss = loss(outputs, half(targets));
            collector.backward(mixed ? loss.mul(scale) : loss);
            NDArray gradient = leaf.getGradient();
            gradient.attach(manager);
            if (!mixed) {
                use.use(gradient);
                return loss.getFloat();
            }
            use.use(gradient.toType(DataType.FLOAT32, false).divi(scale));
            return loss(outputs.toType(DataType.FLOAT32, false), targets).getFloat();
        }
    }

    /** DJL's casts are not differentiated through, so that the half weights are a leaf of their own. */
    private NDArray halfLeaf(NDManager manager) {
        NDArray leaf = parameters.frozen(manager).toType(DataType.FLOAT16, true);
        leaf.setRequiresGradient(true);
        return leaf;
    }

    /** In the precision of the pass. Token and class numbers stay what they are. */
    private NDArray half(NDArray array) {
        return mixed && array.getDataType().isFloating() ? array.toType(DataType.FLOAT16, false) : array;
    }

    private NDArray pass(NDManager manager, NDArray weights, NDArray examples, boolean training) {
        ParameterStore store = parameters.store(manager, weights);
        return block.forward(store, new NDList(examples), training).singletonOrThrow();
    }

    /** What the network says of examples, outside training. */
    NDArray outputs(NDManager manager, NDArray examples) {
        NDArray outputs = pass(manager, half(parameters.frozen(manager)), half(examples), false);
        return mixed ? outputs.toType(DataType.FLOAT32, false) : outputs;
    }

    NDArray loss(NDArray outputs, NDArray targets) {
        return classes
                ? crossEntropy.evaluate(new NDList(targets), new NDList(outputs))
                : outputs.sub(targets).square().mean();
    }
}
