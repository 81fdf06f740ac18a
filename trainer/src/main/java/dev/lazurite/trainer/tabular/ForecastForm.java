package dev.lazurite.trainer.tabular;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import dev.lazurite.trainer.forecast.LaggedForecast;
import dev.lazurite.trainer.forecast.SeasonalForecast;
import dev.lazurite.trainer.forecast.Timeline;
import dev.lazurite.trainer.vector.VectorModel;

/** Forecasts in a {@link VectorFile}. */
final class ForecastForm {
    private ForecastForm() {}

    private static void write(DataOutputStream out, Timeline timeline) throws IOException {
        out.writeBoolean(timeline.months());
        out.writeDouble(timeline.last());
        out.writeDouble(timeline.length());
    }

    private static Timeline timeline(DataInputStream in) throws IOException {
        return new Timeline(in.readBoolean(), in.readDouble(), in.readDouble());
    }

    static void write(DataOutputStream out, SeasonalForecast forecast) throws IOException {
        write(out, forecast.timeline());
        out.writeInt(forecast.series().size());
        for (SeasonalForecast.State state : forecast.series()) {
            out.writeDouble(state.level());
            out.writeDouble(state.trend());
            out.writeDouble(state.damping());
            VectorFile.write(out, state.season());
        }
    }

    static SeasonalForecast seasonal(DataInputStream in) throws IOException {
        Timeline timeline = timeline(in);
        int count = in.readInt();
        List<SeasonalForecast.State> series = new ArrayList<>();
        for (int s = 0; s < count; s++) {
            series.add(new SeasonalForecast.State(
                    in.readDouble(), in.readDouble(), in.readDouble(), VectorFile.doubles(in)));
        }
        return new SeasonalForecast(timeline, series);
    }

    /** All but the regression, which follows. */
    static void write(DataOutputStream out, LaggedForecast forecast) throws IOException {
        write(out, forecast.timeline());
        out.writeInt(forecast.season());
        out.writeInt(forecast.lags().length);
        for (double[] lags : forecast.lags()) {
            VectorFile.write(out, lags);
        }
    }

    static Function<VectorModel, VectorModel> lagged(DataInputStream in) throws IOException {
        Timeline timeline = timeline(in);
        int season = in.readInt();
        var lags = new double[in.readInt()][];
        for (int s = 0; s < lags.length; s++) {
            lags[s] = VectorFile.doubles(in);
        }
        return regression -> new LaggedForecast(timeline, regression, season, lags);
    }
}
