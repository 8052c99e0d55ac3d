package shikomi.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shikomi.campaign.Measurement;
import shikomi.campaign.Outcome;
import shikomi.campaign.Result;
import shikomi.math.Normal;
import shikomi.math.RandomStream;
import shikomi.message.Language;
import shikomi.recipe.Recipe;
import shikomi.space.Point;

/** The predicted range of one new measurement, for smooth functions with a standard deviation of about 1. */
class NewMeasurementTest {
    private static final int SETS = 16;

    private static Recipe recipe(String objective) {
        return UnitSquare.recipe("y: {" + objective + "}");
    }

    private static double truth(double a, double b) {
        return 2.8 * (Math.sin(3 * a) + b * b + 0.5 * a * b);
    }

    private record Place(double a, double b) {
        double truth() {
            return NewMeasurementTest.truth(a, b);
        }

        Point point() {
            return UnitSquare.point(a, b);
        }
    }

    private static List<Place> places(RandomStream random, int n) {
        return IntStream.range(0, n)
                .mapToObj(i -> new Place((i + random.uniform()) / n, random.uniform()))
                .toList();
    }

    private static Result result(Place place, int times, double noise, double error, RandomStream random) {
        List<Measurement> measurements = new ArrayList<>();
        for (int r = 1; r <= times; r++) {
            double value = place.truth() + noise * random.gaussian();
            measurements.add(new Measurement("y", r, new Outcome.Measured(value, error)));
        }
        return Result.of(place.point(), measurements);
    }

    private static ObjectiveModel model(String objective, List<Result> results) {
        return Objects.requireNonNull(
                CampaignModel.fit(recipe(objective), results, 1).objectives().get("y"));
    }

    /** The probability that further measurements lie within their ranges. */
    private static double held(ObjectiveModel model, List<Place> places, double noise) {
        return places.stream()
                .mapToDouble(place -> {
                    NewMeasurement next = next(model, place);
                    return Normal.cumulative((next.high() - place.truth()) / noise)
                            - Normal.cumulative((next.low() - place.truth()) / noise);
                })
                .average()
                .orElseThrow();
    }

    private static NewMeasurement next(ObjectiveModel model, Place place) {
        return model.newMeasurements(List.of(place.point())).getFirst();
    }

    /** Over many seeded sets of 20 conditions; at new conditions and at the measured ones. */
    @ParameterizedTest
    @CsvSource({"0.05,2,4", "0.3,1,1", "0.3,2,4", "1,1,1", "1,1,2", "1,2,4", "3,2,4"})
    void four_fifths_of_new_measurements_lie_in_their_range(double noise, int fewest, int most) {
        double elsewhere = 0;
        double again = 0;
        for (int set = 0; set < SETS; set++) {
            RandomStream random = RandomStream.of(300 + set);
            List<Place> measured = places(random, 20);
            ObjectiveModel model = model(
                    "goal: maximize",
                    measured.stream()
                            .map(place -> result(place, fewest + random.below(most - fewest + 1), noise, 0, random))
                            .toList());
            elsewhere += held(model, places(random, 50), noise) / SETS;
            again += held(model, measured, noise) / SETS;
        }
        assertThat(elsewhere).as("elsewhere").isBetween(0.72, 0.88);
        assertThat(again).as("at measured conditions").isBetween(0.70, 0.88);
    }

    @Test
    void the_standard_deviation_is_that_of_the_range() {
        RandomStream random = RandomStream.of(7);
        ObjectiveModel model = model(
                "goal: minimize",
                places(random, 12).stream()
                        .map(place -> result(place, 1 + random.below(3), 0.5, 0, random))
                        .toList());
        for (Place place : places(random, 30)) {
            NewMeasurement next = next(model, place);
            assertThat(next.high() - next.mean()).isCloseTo(1.2815516 * next.sd(), within(1e-6));
            assertThat(next.mean() - next.low()).isCloseTo(1.2815516 * next.sd(), within(1e-6));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {"goal: maximize, noise: 0.01; 0", "goal: maximize; 0.01"})
    void a_precise_value_is_known_where_it_was_measured(String objective, double error) {
        for (int set = 0; set < 5; set++) {
            RandomStream random = RandomStream.of(40 + set);
            List<Place> measured = places(random, 14);
            ObjectiveModel model = model(
                    objective,
                    measured.stream()
                            .map(place -> result(place, 1, 0.01, error, random))
                            .toList());
            for (Place place : measured) {
                assertThat(model.expected(List.of(place.point())).getFirst().sd())
                        .isLessThan(0.04);
                assertThat(next(model, place).sd()).as("0.16 before").isBetween(0.01, 0.06);
            }
        }
    }

    @Test
    void errors_far_larger_than_the_spread_of_values_are_not_used_and_named() {
        RandomStream random = RandomStream.of(3);
        List<Place> places = places(random, 12);
        List<Result> absurd = new ArrayList<>();
        List<Result> none = new ArrayList<>();
        for (Place place : places) {
            absurd.add(result(place, 1, 0, 1000, random));
            none.add(result(place, 1, 0, 0, random));
        }
        ObjectiveModel named = model("goal: maximize", absurd);
        ObjectiveModel plain = model("goal: maximize", none);
        assertThat(named.errorNote().orElseThrow().in(Language.EN))
                .startsWith("The standard errors reported for “y” are not used");
        assertThat(plain.errorNote()).isEmpty();
        assertThat(next(named, places.getFirst())).isEqualTo(next(plain, places.getFirst()));
    }
}
