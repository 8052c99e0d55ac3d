package shikomi.web.bench;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import shikomi.campaign.Campaign;
import shikomi.campaign.Experiment;
import shikomi.cost.WeighOut;
import shikomi.cost.WeighOut.Portion;
import shikomi.message.Language;
import shikomi.message.Message;
import shikomi.message.Numbers;
import shikomi.recipe.Recipe;
import shikomi.space.Point;
import shikomi.table.result.BenchSheet;
import shikomi.unit.Quantity;
import shikomi.unit.Unit;

/** The columns of a bench sheet with the amounts to take of each material as it stands on the shelf. */
final class WeighColumns {
    private WeighColumns() {}

    /** @param size the size to which the amounts are scaled; null for the size in the recipe */
    static List<BenchSheet.Reference> of(
            Campaign campaign, List<Experiment> experiments, @Nullable Quantity size, Language language) {
        Map<String, Map<String, Portion>> materials = new LinkedHashMap<>();
        for (Experiment experiment : experiments) {
            for (Portion portion :
                    WeighOut.of(campaign.recipe(), planned(experiment), size).portions()) {
                materials
                        .computeIfAbsent(portion.name(), name -> new LinkedHashMap<>())
                        .put(experiment.id(), portion);
            }
        }
        return materials.values().stream()
                .map(portions -> column(campaign.recipe(), portions, language))
                .toList();
    }

    private static Point planned(Experiment experiment) {
        return experiment.proposal() == null
                ? experiment.point()
                : experiment.proposal().point();
    }

    /** One material's column: all its amounts are in the unit of the largest one. */
    private static BenchSheet.Reference column(Recipe recipe, Map<String, Portion> portions, Language language) {
        Portion first = portions.values().iterator().next();
        Unit unit = portions.values().stream()
                .max(Comparator.comparingDouble(portion -> in(first.unit(), portion)))
                .orElse(first)
                .unit();
        List<String> what = new ArrayList<>(List.of(recipe.title(first.name()).in(language)));
        ToWeigh.purity(first, recipe).ifPresent(note -> what.add(note.in(language)));
        String header = Message.of("web.bench.weigh-column", String.join(", ", what), unit.label())
                .in(language);
        return new BenchSheet.Reference(header, experiment -> text(portions.get(experiment.id()), unit));
    }

    private static String text(@Nullable Portion portion, Unit unit) {
        return portion == null ? "" : Numbers.plain(in(unit, portion));
    }

    /** The amount as the balance is to show it; converting it leaves no digits of rounding. */
    private static double in(Unit unit, Portion portion) {
        BigDecimal amount = portion.amount();
        return Objects.equals(unit, portion.unit())
                ? amount.doubleValue()
                : Double.parseDouble(Numbers.significant(portion.unit().convert(amount.doubleValue(), unit), 12));
    }
}
