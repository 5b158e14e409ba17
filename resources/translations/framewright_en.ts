<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>ModelLook</name>
    <message numerus="yes">
        <source>%1 x %2, %n frames</source>
        <translation>
            <numerusform>%1 x %2, %n frame</numerusform>
            <numerusform>%1 x %2, %n frames</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StoryboardPages</name>
    <message numerus="yes">
        <source>%n shot(s), %1</source>
        <translation>
            <numerusform>%n shot, %1</numerusform>
            <numerusform>%n shots, %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fw::ui::AuditDialog</name>
    <message numerus="yes">
        <source>Audit log, consent ledger, review log and registry are whole: %n entries, each genuine and in its place.</source>
        <translation>
            <numerusform>Audit log, consent ledger, review log and registry are whole: %n entry, genuine and in its place.</numerusform>
            <numerusform>Audit log, consent ledger, review log and registry are whole: %n entries, each genuine and in its place.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entries</source>
        <translation>
            <numerusform>%n entry</numerusform>
            <numerusform>%n entries</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n entries</source>
        <translation>
            <numerusform>%1 of %n entry</numerusform>
            <numerusform>%1 of %n entries</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fw::ui::AuditModel</name>
    <message numerus="yes">
        <source>%n shots that are not here any more</source>
        <translation>
            <numerusform>%n shot that is not here any more</numerusform>
            <numerusform>%n shots that are not here any more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n takes that are not here any more</source>
        <translation>
            <numerusform>%n take that is not here any more</numerusform>
            <numerusform>%n takes that are not here any more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fw::ui::BoardAccessible</name>
    <message numerus="yes">
        <source>%n shots</source>
        <translation>
            <numerusform>%n shot</numerusform>
            <numerusform>%n shots</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fw::ui::CastListModel</name>
    <message numerus="yes">
        <source>%n picture(s)</source>
        <translation>
            <numerusform>%n picture</numerusform>
            <numerusform>%n pictures</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fw::ui::CutDialog</name>
    <message numerus="yes">
        <source>%n shot(s) come as scenes of their own behind those that are there. They are empty: write their prompts and render them.</source>
        <translation>
            <numerusform>%n shot comes as a scene of its own behind those that are there. It is empty: write its prompt and render it.</numerusform>
            <numerusform>%n shots come as scenes of their own behind those that are there. They are empty: write their prompts and render them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n shot(s) change.</source>
        <translation>
            <numerusform>%n shot changes.</numerusform>
            <numerusform>%n shots change.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n shot(s) come anew.</source>
        <translation>
            <numerusform>%n shot comes anew.</numerusform>
            <numerusform>%n shots come anew.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n shot(s) stay as they are.</source>
        <translation>
            <numerusform>%n shot stays as it is.</numerusform>
            <numerusform>%n shots stay as they are.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fw::ui::DeleteDialog</name>
    <message numerus="yes">
        <source>%n take(s)</source>
        <translation>
            <numerusform>%n take</numerusform>
            <numerusform>%n takes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n exported file(s)</source>
        <translation>
            <numerusform>%n exported file</numerusform>
            <numerusform>%n exported files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fw::ui::DoneWatch</name>
    <message numerus="yes">
        <source>%n shot(s) are ready</source>
        <translation>
            <numerusform>%n shot is ready</numerusform>
            <numerusform>%n shots are ready</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n shot(s) failed</source>
        <translation>
            <numerusform>%n shot failed</numerusform>
            <numerusform>%n shots failed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fw::ui::ExportDialog</name>
    <message numerus="yes">
        <source>%n frame(s)</source>
        <translation>
            <numerusform>%n frame</numerusform>
            <numerusform>%n frames</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n frame(s), %L1 MB</source>
        <translation>
            <numerusform>%n frame, %L1 MB</numerusform>
            <numerusform>%n frames, %L1 MB</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fw::ui::FilesDialog</name>
    <message numerus="yes">
        <source>%n take(s) are in the trash now.</source>
        <translation>
            <numerusform>%n take is in the trash now.</numerusform>
            <numerusform>%n takes are in the trash now.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete the lossless clips of %n take(s) that do not play? That frees %1.</source>
        <translation>
            <numerusform>Delete the lossless clip of %n take that does not play? That frees %1.</numerusform>
            <numerusform>Delete the lossless clips of %n takes that do not play? That frees %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n clip(s) stay. %1</source>
        <translation>
            <numerusform>%n clip stays. %1</numerusform>
            <numerusform>%n clips stay. %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fw::ui::FootageDialog</name>
    <message numerus="yes">
        <source>%n shot(s)</source>
        <translation>
            <numerusform>%n shot</numerusform>
            <numerusform>%n shots</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>; %n damaged frame(s) passed over</source>
        <translation>
            <numerusform>; %n damaged frame passed over</numerusform>
            <numerusform>; %n damaged frames passed over</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fw::ui::ModelsDialog</name>
    <message numerus="yes">
        <source>%n file(s) are as the catalogue says.</source>
        <translation>
            <numerusform>%n file is as the catalogue says.</numerusform>
            <numerusform>%n files are as the catalogue says.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) are as they were when last read.</source>
        <translation>
            <numerusform>%n file is as it was when last read.</numerusform>
            <numerusform>%n files are as they were when last read.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) were read for the first time; their checksums are kept to compare with.</source>
        <translation>
            <numerusform>%n file was read for the first time; its checksum is kept to compare with.</numerusform>
            <numerusform>%n files were read for the first time; their checksums are kept to compare with.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fw::ui::ProjectFiles</name>
    <message numerus="yes">
        <source>Framewright was not closed last time; %n edit(s) were restored.</source>
        <translation>
            <numerusform>Framewright was not closed last time; %n edit was restored.</numerusform>
            <numerusform>Framewright was not closed last time; %n edits were restored.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fw::ui::QueuePanel</name>
    <message numerus="yes">
        <source>Paused, %n waiting</source>
        <translation>
            <numerusform>Paused, %n waiting</numerusform>
            <numerusform>Paused, %n waiting</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to render</source>
        <translation>
            <numerusform>%n to render</numerusform>
            <numerusform>%n to render</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fw::ui::ScriptDialog</name>
    <message numerus="yes">
        <source>Import %n shot(s)</source>
        <translation>
            <numerusform>Import one shot</numerusform>
            <numerusform>Import %n shots</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fw::ui::ShotClipboard</name>
    <message numerus="yes">
        <source>%n shot(s) continued a shot that is not in this project and start from text now.</source>
        <translation>
            <numerusform>%n shot continued a shot that is not in this project and starts from text now.</numerusform>
            <numerusform>%n shots continued a shot that is not in this project and start from text now.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fw::ui::ShotPanel</name>
    <message numerus="yes">
        <source>Shot %1 and %n more</source>
        <translation>
            <numerusform>Shot %1 and %n more</numerusform>
            <numerusform>Shot %1 and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fw::ui::StartPage</name>
    <message numerus="yes">
        <source>%n more, and all models...</source>
        <translation>
            <numerusform>%n more, and all models...</numerusform>
            <numerusform>%n more, and all models...</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fw::ui::TakeDialog</name>
    <message numerus="yes">
        <source>%n frame(s)</source>
        <translation>
            <numerusform>%n frame</numerusform>
            <numerusform>%n frames</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fw::ui::TimelineAccessible</name>
    <message numerus="yes">
        <source>%1, %n frames of transition into the next</source>
        <translation>
            <numerusform>%1, %n frame of transition into the next</numerusform>
            <numerusform>%1, %n frames of transition into the next</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fw::ui::TrustFlow</name>
    <message numerus="yes">
        <source>%n job(s) were stopped</source>
        <translation>
            <numerusform>%n job was stopped</numerusform>
            <numerusform>%n jobs were stopped</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fw::ui::VersionsDialog</name>
    <message numerus="yes">
        <source>%n shot(s)</source>
        <translation>
            <numerusform>%n shot</numerusform>
            <numerusform>%n shots</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n shot(s) would come back.</source>
        <translation>
            <numerusform>%n shot would come back.</numerusform>
            <numerusform>%n shots would come back.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n shot(s) made since would be left out.</source>
        <translation>
            <numerusform>%n shot made since would be left out.</numerusform>
            <numerusform>%n shots made since would be left out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n shot(s) would be as before.</source>
        <translation>
            <numerusform>%n shot would be as before.</numerusform>
            <numerusform>%n shots would be as before.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fw::ui::WithdrawDialog</name>
    <message numerus="yes">
        <source>%n take(s) show this person and cannot be exported.</source>
        <translation>
            <numerusform>%n take shows this person and cannot be exported.</numerusform>
            <numerusform>%n takes show this person and cannot be exported.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n job(s) will be stopped.</source>
        <translation>
            <numerusform>%n job will be stopped.</numerusform>
            <numerusform>%n jobs will be stopped.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n film(s) were exported, last on %1. Films that left cannot be called back.</source>
        <translation>
            <numerusform>%n film was exported, last on %1. Films that left cannot be called back.</numerusform>
            <numerusform>%n films were exported, last on %1. Films that left cannot be called back.</numerusform>
        </translation>
    </message>
</context>
</TS>
