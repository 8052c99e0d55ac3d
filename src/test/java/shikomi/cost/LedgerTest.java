package shikomi.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static shikomi.cost.Concretes.cost;
import static shikomi.cost.Concretes.parameter;
import static shikomi.cost.Concretes.point;
import static shikomi.cost.Concretes.price;
import static shikomi.cost.Concretes.recipe;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import shikomi.campaign.Campaign;
import shikomi.campaign.Experiment;
import shikomi.campaign.Measurement;
import shikomi.campaign.Outcome;
import shikomi.campaign.Proposal;
import shikomi.campaign.Reason;
import shikomi.campaign.Result;
import shikomi.recipe.Recipe;

class LedgerTest {
    /** Cement at 20 yen per kg, 10 L of it, two hours at 5,000 yen, 1,000 yen a run, 300 yen a batch. */
    private static final Recipe CONCRETE = recipe(
            List.of(parameter("cement", 600, "kg/m³")),
            List.of(),
            cost("JPY", 5000, Map.of("cement", price(20, "kg")), "10 L"));

    private static Experiment experiment(
            String id,
            int batch,
            double planned,
            double made,
            @Nullable Double money,
            @Nullable Double hours,
            Outcome... outcomes) {
        Proposal proposal =
                new Proposal(1, point("cement", planned), null, Map.of(), null, new Reason.Start(1, 1), null);
        List<Measurement> measurements = Arrays.stream(outcomes)
                .map(o -> new Measurement("strength", 1, o))
                .toList();
        Result result = new Result(point("cement", made), measurements, money, hours, null, null, null);
        return new Experiment(id, batch, batch == 0 ? null : proposal, Experiment.State.DONE, null, result, null, 1);
    }

    private static Ledger ledger(Recipe recipe, Experiment... experiments) {
        return Ledger.of(new Campaign("c", 1, recipe, null, List.of(), List.of(experiments), experiments.length, false))
                .orElseThrow();
    }

    @Test
    void an_experiment_costs_its_run_its_hours_and_its_materials() {
        // 1000 + 2 × 5000 + 3.5 kg × 20
        assertThat(RecipeCost.of(CONCRETE).orElseThrow().planned(point("cement", 350)))
                .isEqualTo(11_070);
    }

    @Test
    void money_is_rounded_to_what_the_currency_is_paid_in() {
        Recipe yen = recipe(
                List.of(parameter("cement", 600, "kg/m³")),
                List.of(),
                cost("JPY", 0, Map.of("cement", price(0.333, "kg")), "10 L"));
        Recipe dollar = recipe(
                List.of(parameter("cement", 600, "kg/m³")),
                List.of(),
                cost("USD", 0, Map.of("cement", price(0.333, "kg")), "10 L"));
        assertThat(RecipeCost.of(yen).orElseThrow().planned(point("cement", 350)))
                .isEqualTo(1001);
        assertThat(RecipeCost.of(dollar).orElseThrow().planned(point("cement", 350)))
                .isEqualTo(1001.17);
    }

    @Test
    void money_of_a_result_replaces_the_plan_without_labour_and_hours_the_hands_on_time() {
        Ledger ledger = ledger(
                CONCRETE,
                experiment("E-001", 1, 350, 400, 2500.0, 3.0, new Outcome.Measured(40)),
                experiment("E-002", 1, 350, 350, 2500.0, null, new Outcome.Measured(50)),
                experiment("E-003", 2, 350, 400, null, 1.0, new Outcome.Failed()),
                experiment("E-004", 0, 0, 100, null, null, new Outcome.Below(5)));
        assertThat(ledger.lines()).extracting(Ledger.Line::money).containsExactly(2500.0, 2500.0, 1080.0, 1020.0);
        assertThat(ledger.lines()).extracting(Ledger.Line::labour).containsExactly(15000.0, 10000.0, 5000.0, 10000.0);
        assertThat(ledger.lines()).extracting(Ledger.Line::planned).containsExactly(11070.0, 11070.0, 11070.0, 11020.0);
        assertThat(ledger.lines()).extracting(Ledger.Line::estimated).containsExactly(false, true, true, true);
        assertThat(ledger.lines()).extracting(Ledger.Line::best).containsExactly(40.0, 50.0, 50.0, 50.0);
        // two batches were set up for 300 yen each; the unplanned experiment needed none
        assertThat(ledger.spent()).isEqualTo(17500 + 12500 + 6080 + 11020 + 600);
        assertThat(ledger.lines().getLast().spent()).isEqualTo(ledger.spent());
        assertThat(ledger.planned()).isEqualTo(3 * 11070 + 11020 + 600);
        assertThat(ledger.left()).isEqualTo(100_000 - ledger.spent());
        assertThat(ledger.estimated()).isEqualTo(3);
    }

    @Test
    void a_failed_experiment_is_a_data_point_and_not_a_valid_one() {
        Ledger ledger = ledger(
                CONCRETE,
                experiment("E-001", 1, 350, 350, 1000.0, 0.0, new Outcome.Measured(40)),
                experiment("E-002", 1, 350, 350, 1000.0, 0.0, new Outcome.Measured(41)),
                experiment("E-003", 1, 350, 350, 1001.0, 0.0, new Outcome.Failed()));
        assertThat(ledger.dataPoints()).isEqualTo(3);
        assertThat(ledger.perDataPoint()).isEqualTo(1100, within(0.5));
        assertThat(ledger.perValidPoint()).isEqualTo(1650);
    }

    @Test
    void nothing_spent_has_no_cost_per_point() {
        Ledger ledger = ledger(CONCRETE);
        assertThat(ledger.perDataPoint()).isNull();
        assertThat(ledger.perValidPoint()).isNull();
        assertThat(ledger.left()).isEqualTo(100_000);
        assertThat(Ledger.of(new Campaign(
                        "c",
                        1,
                        recipe(List.of(parameter("a", 1, null)), List.of(), null),
                        null,
                        List.of(),
                        List.of(),
                        0,
                        false)))
                .isEmpty();
    }
}
