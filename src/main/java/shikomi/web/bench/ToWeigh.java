package shikomi.web.bench;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import shikomi.campaign.Experiment;
import shikomi.campaign.Weighing;
import shikomi.cost.WeighOut;
import shikomi.message.Figures;
import shikomi.message.Language;
import shikomi.message.Message;
import shikomi.message.Numbers;
import shikomi.recipe.Material;
import shikomi.recipe.Recipe;
import shikomi.web.BenchWords;

/**
 * One portion to weigh out or measure off.
 *
 * @param field the form field for the reading of the balance
 * @param notes the reasons why the amount differs from that of the pure material
 * @param read the reading of the balance, or the text that was typed
 * @param asked the reading that is asked about, taken if it is sent again; empty if none is
 * @param difference the difference from the plan, in words; empty if there is no reading
 * @param notable whether the difference should be pointed out
 */
public record ToWeigh(
        String name,
        String value,
        String unit,
        String field,
        List<String> notes,
        String read,
        String asked,
        String difference,
        boolean notable,
        String error) {

    static List<ToWeigh> all(Recipe recipe, WeighOut out, Experiment experiment, WeighingForm form, Language language) {
        return IntStream.range(0, out.portions().size())
                .mapToObj(i -> of(recipe, WeighingForm.field(i), out.portions().get(i), experiment, form, language))
                .toList();
    }

    private static ToWeigh of(
            Recipe recipe,
            String field,
            WeighOut.Portion portion,
            Experiment experiment,
            WeighingForm form,
            Language language) {
        Optional<Weighing.Portion> read = read(experiment, portion);
        return new ToWeigh(
                recipe.title(portion.name()).in(language),
                portion.text(),
                portion.unit().label(),
                field,
                notes(portion, recipe).map(note -> note.in(language)).toList(),
                form.valueOr(field, read.map(r -> Numbers.plain(r.read())).orElse("")),
                form.asked(field),
                read.map(r -> BenchWords.excess(r.excess()).in(language)).orElse(""),
                read.filter(r -> BenchWords.isNotable(r.excess())).isPresent(),
                form.error(field));
    }

    /** The reading of a portion, unless it was taken for another size or in another unit. */
    private static Optional<Weighing.Portion> read(Experiment experiment, WeighOut.Portion portion) {
        return experiment.weighing() == null
                ? Optional.empty()
                : experiment.weighing().portions().stream()
                        .filter(p -> p.material().equals(portion.name()))
                        .filter(p -> p.unit().equals(portion.unit().label()))
                        .filter(p -> p.planned() == portion.amount().doubleValue())
                        .findFirst();
    }

    private static Stream<Message> notes(WeighOut.Portion portion, Recipe recipe) {
        return Stream.concat(purity(portion, recipe).stream(), brought(portion).stream());
    }

    /** The note for a stock solution or an impure material, whose amount differs from that of the pure material. */
    static Optional<Message> purity(WeighOut.Portion portion, Recipe recipe) {
        Material.Stock stock = portion.stock();
        if (stock == null) {
            return portion.purity() < 1
                    ? Optional.of(Message.of("web.bench.purity", Figures.value(100 * portion.purity())))
                    : Optional.empty();
        }
        String concentration = stock.concentration().toString();
        return Optional.of(
                stock.solvent() == null
                        ? Message.of("web.bench.stock", concentration)
                        : Message.of("web.bench.stock-in", concentration, recipe.title(stock.solvent())));
    }

    /** The note for solvent that is already contained in stock solutions. */
    private static Optional<Message> brought(WeighOut.Portion portion) {
        return Optional.ofNullable(portion.brought())
                .map(brought -> Message.of(
                        portion.tooMuch() ? "web.bench.brought-too-much" : "web.bench.brought",
                        Numbers.significant(brought.value(), 4),
                        brought.unit().label()));
    }

    static ToWeigh total(WeighOut.Sum sum) {
        return new ToWeigh("", sum.amount().toPlainString(), sum.unit().label(), "", List.of(), "", "", "", false, "");
    }
}
