package dev.lazurite.trainer.deep.engine;

import java.util.ArrayList;
import java.util.List;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Block;
import ai.djl.nn.core.Linear;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import dev.lazurite.trainer.deep.network.Dimensions;
import dev.lazurite.trainer.deep.network.Input;
import dev.lazurite.trainer.deep.network.Layer;
import dev.lazurite.trainer.deep.network.Network;

/**
 * A declared network as a block. Its input is {@code [batch, ...]} of floats, for texts of 64-bit token numbers; its output
 * {@code [batch, outputs]} before any softmax. Parameters are named after their layer: {@code 01Dense_weight}.
 */
final class NetworkBlock extends AbstractBlock {
    private final boolean text;
    private final List<Layer> layers;
    private final List<Block> blocks = new ArrayList<>();

    NetworkBlock(Network network) {
        text = network.input() instanceof Input.Text;
        layers = new ArrayList<>(network.layers());
        Dimensions dimensions = network.input().dimensions();
        for (Layer layer : network.layers()) {
            add(layer, LayerBlocks.of(layer, network.input(), dimensions));
            dimensions = layer.output(dimensions);
        }
        layers.add(new Layer.Dense(network.outputs()));
        add(
                layers.get(layers.size() - 1),
                Linear.builder().setUnits(network.outputs()).build());
    }

    private void add(Layer layer, Block block) {
        blocks.add(addChildBlock(layer.getClass().getSimpleName(), block));
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore store, NDList inputs, boolean training, PairList<String, Object> params) {
        NDArray value = inputs.singletonOrThrow();
        NDArray present = text ? value.neq(0).toType(DataType.FLOAT32, false) : null;
        for (int i = 0; i < blocks.size(); i++) {
            var given = new NDList(value);
            if (layers.get(i) instanceof Layer.TransformerEncoder) {
                long tokens = present.getShape().get(1);
                given.add(present.expandDims(1).repeat(1, tokens));
            } else if (layers.get(i) instanceof Layer.MeanOverTokens) {
                given.add(present);
            }
            value = blocks.get(i).forward(store, given, training).get(0);
        }
        return new NDList(value);
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputShapes) {
        Shape[] shapes = inputShapes;
        for (Block block : blocks) {
            shapes = block.getOutputShapes(shapes);
        }
        return shapes;
    }

    @Override
    protected void initializeChildBlocks(NDManager manager, DataType dataType, Shape... inputShapes) {
        Shape[] shapes = inputShapes;
        for (Block block : blocks) {
            block.initialize(manager, dataType, shapes);
            shapes = block.getOutputShapes(shapes);
        }
    }
}
