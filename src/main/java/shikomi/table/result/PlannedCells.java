package shikomi.table.result;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import shikomi.campaign.Campaign;
import shikomi.campaign.Experiment;
import shikomi.message.Language;
import shikomi.message.Numbers;
import shikomi.space.Parameter;
import shikomi.space.Point;
import shikomi.space.Value;
import shikomi.table.file.Sheet;

/**
 * The planned values that a bench sheet or an export carries beside those as made. They are not results, but they show
 * to which experiment a row belongs, and whether somebody changed the plan in the sheet.
 */
final class PlannedCells {
    /** Numbers closer than this, relative to their size, are one number: a table shows six digits or more. */
    private static final double SAME = 1e-6;

    private final Campaign campaign;
    private final Map<Integer, Parameter> columns = new LinkedHashMap<>();
    private final Set<String> named = new HashSet<>();

    PlannedCells(Sheet sheet, Campaign campaign) {
        this.campaign = campaign;
        for (int column = 0; column < sheet.header().size(); column++) {
            int at = column;
            CampaignTable.planned(sheet.header().get(column))
                    .flatMap(this::parameter)
                    .ifPresent(parameter -> columns.put(at, parameter));
        }
    }

    private Optional<Parameter> parameter(String heading) {
        String written = Numbers.normal(heading);
        return campaign.recipe().space().chosen().stream()
                .map(Parameter.class::cast)
                .filter(parameter -> names(parameter).map(Numbers::normal).anyMatch(written::equals))
                .findFirst();
    }

    private static Stream<String> names(Parameter parameter) {
        return Stream.concat(
                        Stream.of(parameter.name()),
                        Stream.of(Language.values())
                                .map(language -> parameter.title().in(language)))
                .flatMap(name -> Stream.of(name, BenchSheet.named(name, parameter.unit())));
    }

    /** Notes the experiment that a row names, which no row without an id can belong to. */
    void name(Experiment experiment) {
        named.add(experiment.id());
    }

    /** The planned values in a row that are not blank. */
    Map<Parameter, String> of(Sheet.Row row) {
        Map<Parameter, String> planned = new LinkedHashMap<>();
        columns.forEach((column, parameter) -> {
            String cell = row.cell(column).strip();
            if (!cell.isEmpty()) {
                planned.put(parameter, cell);
            }
        });
        return planned;
    }

    /**
     * The experiment with these planned values that no row names, one that waits for its result before others; empty if
     * a value is missing.
     */
    Optional<Experiment> like(Map<Parameter, String> planned) {
        if (planned.isEmpty()
                || planned.size() < campaign.recipe().space().chosen().size()) {
            return Optional.empty();
        }
        List<Experiment> alike = campaign.experiments().stream()
                .filter(experiment -> !named.contains(experiment.id()) && isPlan(planned, experiment))
                .toList();
        return alike.stream()
                .filter(Experiment::isPending)
                .findFirst()
                .or(() -> alike.stream().findFirst());
    }

    private static boolean isPlan(Map<Parameter, String> planned, Experiment experiment) {
        return experiment.proposal() != null
                && planned.entrySet().stream()
                        .allMatch(cell -> isSame(cell.getValue(), value(experiment, cell.getKey())));
    }

    /** The planned value of an experiment; null if it was not planned. */
    static @Nullable Value value(Experiment experiment, Parameter parameter) {
        Point plan =
                experiment.proposal() == null ? null : experiment.proposal().point();
        return plan == null ? null : plan.value(parameter.name());
    }

    /** Whether a cell states this value; a number may have a decimal comma. */
    static boolean isSame(String cell, @Nullable Value value) {
        return switch (value) {
            case null -> false;
            case Value.Amount(double number) ->
                Numbers.parse(cell)
                        .or(() -> Numbers.parse(cell.replace(',', '.')))
                        .filter(written -> Math.abs(written - number) <= SAME * Math.abs(number))
                        .isPresent();
            case Value.Choice(String text) -> Numbers.normal(text).equals(Numbers.normal(cell));
        };
    }
}
