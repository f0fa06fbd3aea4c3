package org.sunhall.cases.application;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.sunhall.cases.store.StoredUpload;
import org.sunhall.cases.store.UploadStore;
import org.sunhall.casework.Application.Route;
import org.sunhall.casework.CaseRejection;
import org.sunhall.checker.Material;
import org.sunhall.kernel.FieldProblem;
import org.sunhall.kernel.Outcome;
import org.sunhall.kernel.Rejection;
import org.sunhall.kernel.Text;

/** Looks at what an application says: every fault of form and materials at once. */
@Component(service = Applications.class)
public final class Applications {

    private static final int LONGEST_NOTE = 400;

    private final UploadStore uploads;

    /** Takes where files are kept. */
    @Activate
    public Applications(@Reference UploadStore uploads) {
        this.uploads = uploads;
    }

    /**
     * The form without what no branch of it knows, or every fault.
     *
     * @param owners whose files may be handed in: the applicant's and the sender's. A file may serve several cases: nobody
     *               hands the same thing in twice
     */
    Outcome<ObjectNode> checked(
            Set<String> owners, RunningDefinition definition, ObjectNode form, Map<String, List<String>> materials) {
        List<FieldProblem> problems = new ArrayList<>(definition.form().validate(form));
        Set<String> known = definition.materialKeys();
        materials.forEach((material, files) -> {
            if (!known.contains(material)) {
                problems.add(unknownMaterial(material, known));
            }
            for (String file : files) {
                uploads.find(file)
                        .filter(kept -> owners.contains(kept.owner()))
                        .map(kept -> wrongFormat(definition, material, kept))
                        .orElseGet(() -> Optional.of(unknownUpload(material)))
                        .ifPresent(problems::add);
            }
        });
        if (problems.isEmpty()) {
            return Outcome.accepted(definition.form().prune(form));
        }
        return Outcome.refused(new Rejection(
                CaseRejection.INVALID_FORM,
                Text.of(
                        "申请内容有 " + problems.size() + " 处需要更正。",
                        "The application has " + problems.size() + " fault(s) to mend."),
                problems));
    }

    /** What is noted of paper originals: by the counter, or by the office itself, of materials the item knows. */
    Outcome<Map<String, String>> originals(Route route, RunningDefinition definition, Map<String, String> originals) {
        if (originals.isEmpty()) {
            return Outcome.accepted(originals);
        }
        Set<String> known = definition.materialKeys();
        List<FieldProblem> problems = new ArrayList<>();
        originals.forEach((material, note) -> {
            if (!known.contains(material)) {
                problems.add(unknownMaterial(material, known));
            } else if (note == null || note.isBlank() || note.length() > LONGEST_NOTE) {
                problems.add(new FieldProblem(
                        "/originals/" + material,
                        "note",
                        Text.of("请写明原件存于何处、为何不能电子化。", "Say where the original lies and why it is not digitised.")));
            }
        });
        if (route == Route.ONLINE) {
            problems.add(new FieldProblem(
                    "/originals",
                    "counter",
                    Text.of("纸质原件由窗口收件时登记。", "Originals on paper are noted by the counter that takes them.")));
        }
        return problems.isEmpty()
                ? Outcome.accepted(originals)
                : Outcome.refused(new Rejection(
                        CaseRejection.INVALID_FORM, Text.of("原件登记有误。", "The originals cannot be noted so."), problems));
    }

    private static FieldProblem unknownMaterial(String material, Set<String> known) {
        return new FieldProblem(
                "/materials/" + material,
                "unknown-material",
                Text.of(
                        "该事项没有这项材料;可交的材料:" + String.join("、", known) + "。",
                        "The item knows no such material; it knows: " + String.join(", ", known) + "."));
    }

    private static FieldProblem unknownUpload(String material) {
        return new FieldProblem(
                "/materials/" + material,
                "unknown-upload",
                Text.of("没有这个上传文件,请先上传。", "There is no such upload of yours; upload the file first."));
    }

    private static Optional<FieldProblem> wrongFormat(
            RunningDefinition definition, String material, StoredUpload kept) {
        List<String> formats =
                definition.item().material(material).map(Material::formats).orElse(List.of());
        if (formats.isEmpty() || formats.contains(FileType.format(kept.mediaType()))) {
            return Optional.empty();
        }
        return Optional.of(new FieldProblem(
                "/materials/" + material,
                "format",
                Text.of(
                        "该材料只接受:" + String.join("、", formats) + "。",
                        "This material is taken as: " + String.join(", ", formats) + ".")));
    }
}
