package dev.lazurite.trainer.deep.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.Blocks;
import ai.djl.nn.LambdaBlock;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.nn.norm.Dropout;
import ai.djl.nn.norm.LayerNorm;
import ai.djl.nn.pooling.Pool;
import ai.djl.nn.recurrent.GRU;
import ai.djl.nn.recurrent.LSTM;
import ai.djl.nn.recurrent.RecurrentBlock;
import dev.lazurite.trainer.deep.network.Dimensions;
import dev.lazurite.trainer.deep.network.Input;
import dev.lazurite.trainer.deep.network.Layer;

/** DJL's block for each declared layer. */
final class LayerBlocks {
    private LayerBlocks() {}

    /** @param before the shape that the layer gets */
    static Block of(Layer layer, Input input, Dimensions before) {
        if (layer instanceof Layer.Dense dense) {
            return Linear.builder().setUnits(dense.units()).build();
        } else if (layer instanceof Layer.Convolution convolution) {
            return Conv2d.builder()
                    .setFilters(convolution.filters())
                    .setKernelShape(square(convolution.kernel()))
                    .optStride(square(convolution.stride()))
                    .optPadding(square(convolution.padding()))
                    .build();
        } else if (layer instanceof Layer.Pool pool) {
            return switch (pool.kind()) {
                case MAX -> Pool.maxPool2dBlock(square(pool.size()), square(pool.stride()));
                case AVERAGE -> Pool.avgPool2dBlock(square(pool.size()), square(pool.stride()));
            };
        } else if (layer instanceof Layer.GlobalAveragePool) {
            return Pool.globalAvgPool2dBlock();
        } else if (layer instanceof Layer.Flatten) {
            return Blocks.batchFlattenBlock();
        } else if (layer instanceof Layer.Activation activation) {
            return activation(activation);
        } else if (layer instanceof Layer.Dropout dropout) {
            return Dropout.builder().optRate((float) dropout.rate()).build();
        } else if (layer instanceof Layer.BatchNorm) {
            return BatchNorm.builder().build();
        } else if (layer instanceof Layer.LayerNorm) {
            return LayerNorm.builder().axis(before.rank()).build();
        } else if (layer instanceof Layer.Embedding embedding && input instanceof Input.Text text) {
            return new TokenEmbedding(text.vocabulary(), embedding.size(), embedding.positions() ? text.length() : 0);
        } else if (layer instanceof Layer.Recurrent recurrent) {
            return recurrent(recurrent);
        } else if (layer instanceof Layer.TransformerEncoder encoder) {
            return new EncoderLayer(encoder, before.size(1));
        } else if (layer instanceof Layer.MeanOverTokens) {
            return new LambdaBlock(LayerBlocks::meanOverTokens, "meanOverTokens");
        }
        throw new IllegalArgumentException("No block is known for " + layer);
    }

    /** Of tokens {@code [batch, tokens, numbers]} where the mask {@code [batch, tokens]} is 1; of no tokens it is 0. */
    private static NDList meanOverTokens(NDList tokensAndMask) {
        NDArray tokens = tokensAndMask.get(0);
        if (tokensAndMask.size() == 1) {
            return new NDList(tokens.mean(new int[] {1}));
        }
        NDArray mask = tokensAndMask.get(1);
        NDArray sum = tokens.mul(mask.expandDims(2)).sum(new int[] {1});
        return new NDList(sum.div(mask.sum(new int[] {1}, true).maximum(1)));
    }

    private static Shape square(int side) {
        return new Shape(side, side);
    }

    private static Block activation(Layer.Activation activation) {
        return switch (activation) {
            case RELU -> Activation.reluBlock();
            case TANH -> Activation.tanhBlock();
            case SIGMOID -> Activation.sigmoidBlock();
            case GELU -> Activation.geluBlock();
        };
    }

    private static RecurrentBlock recurrent(Layer.Recurrent layer) {
        return switch (layer.cell()) {
            case LSTM ->
                LSTM.builder()
                        .setStateSize(layer.units())
                        .setNumLayers(layer.layers())
                        .optDropRate((float) layer.dropout())
                        .build();
            case GRU ->
                GRU.builder()
                        .setStateSize(layer.units())
                        .setNumLayers(layer.layers())
                        .optDropRate((float) layer.dropout())
                        .build();
        };
    }
}
