<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>Actions</name>
    <message>
        <source>New project...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open project...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the sample board</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a packed project...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save a copy...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pack everything...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Earlier versions...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Project format...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Costs and budget...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import script...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export film...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export an animatic...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export the cut...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export storyboard pages...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New shot after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New shot before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit prompt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Generate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Generate all stale and empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a person to the shot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Extend into a new shot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move shot left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move shot right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next take</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Split at the playhead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trim head to the playhead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trim tail to the playhead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dissolve into the next shot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add title</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Subtitles from dialogue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add sound...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play or pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play backwards</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play forwards</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One frame back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One frame on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One second back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One second on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous cut</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next cut</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To the start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To the end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mark in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mark out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear in and out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fit the film</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Snap</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Safe areas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Actual size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light colours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Board as a grid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find shots...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Arrows between continued shots</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Switch between board and timeline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add person...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add headshots...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Renew consent...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Withdraw consent...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Review inbox...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Audit log...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is protected, and what is not</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who made this?...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search commands...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About Framewright</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AuditModel</name>
    <message>
        <source>Generation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refusal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Consent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Headshot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Withdrawal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deletion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Review</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rules changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign-in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log begun anew</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CaptureDialog</name>
    <message>
        <source>Front</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look straight into the camera.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Half left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turn the head so that the nose points to the left of the picture.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Half right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turn the head so that the nose points to the right of the picture.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Smile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look straight ahead and smile.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Engine</name>
    <message>
        <source>The preset changed from {0} to {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The take is a {0}; the shot asks for {1} quality.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The seed changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The prompt or a setting changed since this take was made.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shot {0} changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>draft</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>preview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>final</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0}, about {1} Wh, {2}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0}, about {1} Wh</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0}, under 0.01 Wh, {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0}, under 0.01 Wh</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>under 0.01 {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} of {1} minutes, {2} more for what is asked now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} of {1} Wh (estimated), {2} more for what is asked now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} of {1} {2}, {3} more for what is asked now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} of {1} minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} of {1} Wh (estimated)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>prompt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>dialogue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>title</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Animated WebP</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>animated WebP</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PNG pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} of {1} frames</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} of {1} samples of its sound</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is {0} instead of {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it has another size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the visible mark was not found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its credentials are {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Invalid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Valid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trusted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bytes were added or taken away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a program that does not name itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} to {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>width</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>height</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>guidance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>second guidance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>shift</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sampler</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>frame rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>film&apos;s frame rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>number of steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>LoRA weight</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>even numbers from 16 to 8192</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unipc, euler, dpmpp or few-step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reference pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is missing or is not an object</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is missing or is not a list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has the wrong type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is not known here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is not one of the known words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must be a list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must be text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must be at least 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is out of range</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the key &quot;{0}&quot; appears twice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unexpected text at byte {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is nested more than {0} levels deep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is larger than {0} bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it ends too early</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it holds {0} files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its list of files is damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;{0}&quot; leads out of the project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;{0}&quot; is damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it needs more room than the disk has</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it holds no project.json</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the disk did not take it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>another program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a program (process {0})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} (process {1})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>host memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No space left on device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Permission denied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read-only file system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No such file or directory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Is a directory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not a directory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File exists</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line {0}: the transition &quot;{1}&quot; was left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The column &quot;{0}&quot; is not known and is kept in the notes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tracks are 1 to 8</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it begins at frame 0 or later and lasts at least one frame</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it begins at second 0 of its file or later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>loudness changes by -60 to +12 dB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its fades fit into its length</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>render</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>train</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>typed name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must be one line of at most 200 bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must name at least one of render, export and train</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must name a project folder, or any</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>may name at most 1000 folders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must be absolute folders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must be 1 to 12 months away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is not a PNG</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is cut short</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>carries data beside the picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>goes on after its end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its key belongs to another vault or was changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it was changed, cut short, or is another one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its key has a wrong length</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the note of its newest entry cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the file is gone, but its newest entry is number {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the file is gone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>entry {0} is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>entry {0} was changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>entry {0} is older than the one before it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>entry {0} is not the one that was written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>entries after number {0} are gone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the note of its newest entry is older than the log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its end is not the one that was noted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it gives no pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its pictures cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a text encoder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a picture encoder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>VACE blocks without their base model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>weights of another kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no tensors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>other tensors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the clip is shorter than the overlap</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no tensor called latents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the shape differs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>some numbers are not finite</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unknown reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no reason given</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} does not exist. Check the path.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} could not be read: {1}. Check its permissions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} could not be written: {1}. Nothing was changed; free space or choose another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder {0} could not be made: {1}. Choose another place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is a folder, but a file was expected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} has {1} bytes, more than the {2} that are allowed here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is not valid JSON: {1}. Repair the file or restore a backup.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0}: the field &quot;{1}&quot; {2}. Correct it and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something went wrong inside Framewright: {0}. Please report it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There was not enough memory ({0}). Close other programs or choose a smaller size.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} was refused: {1}. Download it again or choose another file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} holds weights of the GGUF type {1}, which this version cannot read. Choose a file in Q8_0, Q6_K, Q5_K, Q4_K or Q4_0.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is a Python pickle, which could run code when opened. Convert it to safetensors first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The face finder&apos;s weights are not installed ({0}), so no faces can be looked for. Run ./dev setup, or put mtcnn.safetensors there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The installed face finder cannot compare people. Install a backend that gives embeddings, or go on without.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no face to be seen. Look into the camera, with the whole face in the picture.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are {0} faces in the picture. Only one person may be in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The face reaches out of the picture. Move back or to the middle.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The face is {0} pixels wide, and {1} are needed. Move closer or use a larger picture.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The head is turned by {0} degrees, which is not what this picture needs. Follow the outline.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The head is tilted by {0} degrees. Hold it upright.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The face is not sharp (detail {0}). Hold still, and clean or focus the camera.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The face is too dark ({0} of 100). Turn to the light.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The face is overexposed ({0} of 100). Use softer light.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About {0} percent of the face is hidden or in hard shadow. Take away what covers it, and use even light.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That is not a smile yet: the mouth is as wide as in the front picture. Smile wider.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The light colours the skin. White light gives a better likeness; this picture can still be used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The person cannot be told from the background of this picture. Use a picture with a plain, different background.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The five points of this picture are not those of a face. Set up the puppet again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cameras need FFmpeg&apos;s device library ({0}), which is not on this machine. Install the Debian package ffmpeg, or import a picture.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The camera {0} cannot be used: {1}. Close other programs that use it, or import a picture.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The camera {0} stopped giving pictures: {1}. Plug it in again, or import a picture.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The headshot &quot;{0}&quot; of {1} is not the one that this shot was set up with. Set up the puppet again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Likeness of puppet {0} in this take: {1} of 100 (places of the features {2}, look of the face {3}). This compares pictures, it does not prove who it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Likeness of puppet {0} in this take: only {1} of 100 (places of the features {2}, look of the face {3}). Add more headshots, or a larger and more evenly lit one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The likeness of puppet {0} was not measured: {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No face was found where puppet {0} should be, so the take may not look like a person at all.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no valid consent for the cast member {0}. Remove the person from the shot, or record a consent first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The consent of {0} ended on {1}. Ask the person again and record a new consent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} withdrew the consent on {1}. Remove the person from the shot; this cannot be undone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The consent of {0} does not cover this use ({1}, {2}). Ask the person and record a consent that does.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody may be shown, because the consent ledger does not verify: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The picture &quot;{0}&quot; was never recorded for {1}. Take or import it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} was changed outside Framewright or is damaged: {1}. Put back the file and its keys from one backup, or move the folder away and record everything anew.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another program has held {0} for several seconds. Try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Minors cannot be cast members. Framewright takes adults who state that they are 18 or older, and invented people.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The consent was not recorded: its {0} {1}. Correct it and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is another cast member, or one whose consent was withdrawn. Leave the id out to record a new one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no cast member {0}. See the ids with: framewright-cli cast list.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The consent of {0} was withdrawn on {1} already. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key file {0} can be read by others or is not yours, and was refused. Set its mode to 0600 if you trust it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The desktop keyring holds the key of the cast vault and does not answer or is locked. Unlock it and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The picture &quot;{0}&quot; of {1} cannot be opened: {2}. Take or import it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The picture &quot;{0}&quot; was not put into the vault: it {1}. Import it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The consent was not recorded, because nobody agreed to the statement. Read it and add --agree.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I am the person shown, I am 18 or older, and I agree that Framewright makes pictures of me for the projects and uses named here until the date named here. I can withdraw this at any time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The person shown is 18 or older and has agreed, freely and knowing what for, that I make pictures of them for the projects and uses named here until the date named here. I have their release and will withdraw this when they ask.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The face shown is invented. It is not the face of a real person and was not made from pictures of one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key of the cast vault in {0} is not on this machine, so its pictures cannot be opened. Take or import them again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;{0}&quot; does not say which picture it is. Write it as NAME=FILE, for example front=me.png.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no sampler called &quot;{0}&quot;. Use unipc, euler, dpmpp or few-step.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The picture broke at step {0}: the model gave numbers that are not finite. Render again with fp32.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} was not written: there are no frames. Add a shot first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shot {0} has no take yet. Render it, then export again, or export an animatic.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The shots {0} have no take yet. Render them, then export again, or export an animatic.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The playback clip of {0} is gone or has lost its content credentials. Render that shot again, then export.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} cannot carry content credentials. Choose a name that ends in .mp4, .mov, .webm, .gif or .webp, or a folder for PNG pictures.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} cannot be written: the folder {1} does not exist. Make it first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is already there. Choose another name or allow it to be replaced.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} was not written: reading it back, {1}. The previous file is untouched; please report this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;{0}&quot; is not an export format. Choose {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} does not fit {1}. Choose a name that ends in {2}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} does not fit {1}: they go into a folder. Choose a name without an ending.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} does not fit: one file a shot goes into a folder. Choose a name without an ending.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer&apos;s FFmpeg cannot write {0}. Choose {1} instead, or install a full FFmpeg.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The frames {0} to {1} are not in the film, which has {2}. Choose a range within it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} holds other files than exported pictures and was left as it is. Choose another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A GIF cannot show {0} frames a second. Choose at most 50.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One file a shot has no film that subtitles could lie beside. Show the subtitles in the picture, or export the whole film.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} names no format that other programs read. Choose a name that ends in .otio, .edl, .fcpxml, .srt or .csv.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to hand over: the storyboard has no shots.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no subtitles to write: no shot has dialogue or subtitles.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} was written by a newer Framewright. Update the program to read this take.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} was written by a newer Framewright. Update the program to continue its jobs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The shot that this one extends has no take with its present settings. Render that shot first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is not the file that was rendered: its checksum differs. Restore it from a backup or render the shot again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The shot that this one extends was not rendered. Render it, or release this job when it has a take.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Framewright ended before this job was done. Release it to continue.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This queue has no video engine. Open the project in Framewright to render.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The costs in {0} cannot be used. Choose watts and prices from 0 to 1000000.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is missing. Download the model again, or copy the file there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} lacks the tensor {1} that its index promises. Download the file again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} holds a {1}, which this build cannot run. Choose a Wan 2.x checkpoint.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0}: its VAE makes latents of {1} channels, its transformer expects {2}. Use the VAE that belongs to it (16 channels for Wan 2.1 and A14B, 48 for Wan 2.2 5B).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model folder {0} does not exist. Check the path.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} has no model_index.json and no weights of a Wan transformer. Choose a checkpoint folder, or the transformer&apos;s .safetensors or .gguf file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is no weight file. Choose a checkpoint folder, or the transformer&apos;s .safetensors or .gguf file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is no Wan transformer: it holds {1}. Choose a Wan 2.x checkpoint.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} holds {1}, not a video model. Choose the transformer&apos;s file; {1} is found beside it by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} lacks the tensor {1}. Download the file again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0}: a width of {1} gives no whole number of attention heads. Put the model&apos;s config.json beside it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} holds several models: {1}. Choose one of these files.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is one of two experts, and {1} is not there. Put the other expert beside it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} needs a VAE of {1} channels, and none was found. Put {2} into {3}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} makes latents of {1} channels, but {2} works on {3}. Put {4} into {5}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} needs a text encoder of width {1} (UMT5-XXL), and none was found. Put umt5_xxl_fp16.safetensors or umt5_xxl_fp8_e4m3fn_scaled.safetensors into {2}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} writes text of width {1}, but {2} reads {3}. Put umt5_xxl_fp16.safetensors or umt5_xxl_fp8_e4m3fn_scaled.safetensors into {4}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} holds no tokenizer. Put Wan&apos;s spiece.model beside it, or use Comfy-Org&apos;s file of the text encoder, which has it inside.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model &quot;{0}&quot; is not on this machine. Put its folder at {1}, or choose another preset.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;{0}&quot; is no web address. Give one that begins with http:// or https://.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} could not be fetched: {1}. What has arrived is kept; try again later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What {0} sent is not the file that the catalogue describes: its checksum differs, and it was thrown away. Correct the catalogue or choose another source.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no model &quot;{0}&quot; in the catalogue {1}, which lists {2}. Add it to that file, or choose another.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} needs {1} MiB more and the disk has {2} MiB left. Make room, or move the models folder to another disk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is not the file that the catalogue describes: its checksum differs. Remove it and fetch it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} holds no VACE blocks of its own to graft on. Choose a file of VACE blocks alone, or leave it out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} holds VACE blocks of width {1}, but {2} is {3} wide. Choose the module that was made for this base.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} looks at pictures through a CLIP encoder that is not there. Put clip_vision_h.safetensors into {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is not a clip that Framewright can read. Use an MP4, MOV, MKV or WebM file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} holds no pictures. Choose a clip with a video track.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} does not say when its frames are shown. Convert it to MP4 and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is cut off: {1} of {2} frames are there. Copy or render it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} has more than {1} frames. Cut it into shorter clips first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is {1}x{2} pixels, more than Framewright reads. Scale it down first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} uses the video format {1}, which cannot be read here. Convert it to H.264 first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is damaged at frame {1}. Copy or render it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} has no frame {1}: it has {2} frames, counted from 0.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The colours of {0} are stored in a way that cannot be read here. Convert it first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} was not written: {1}x{2} is not a picture size. Choose 2 to 16384 pixels a side.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} was not written: its frame rate is not a positive number. Set the frame rate.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} was not written: the quality (crf) {1} is outside 0 to {2}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} was not written: for this format the file name must end in {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} was not written: frame {1} is {2}, another size than the clip. Fit the frames first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} was not written: there are no frames. Render at least one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer&apos;s FFmpeg cannot write {0}. Install a full FFmpeg.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} was not written: the encoder refused these settings ({1}). Choose others.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} could not be written: {1}. Nothing is left of it; free space or choose another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is not a picture that Framewright can read. Use a PNG, JPEG or WebP file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is damaged or cut off. Copy it again, or choose another picture.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no picture to write. Render or choose one first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} holds no sound that can be read. Use WAV, FLAC, MP3, Ogg or a clip with sound.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is longer than a day. Cut it into shorter files first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0}: only the patch size 1x2x2 of Wan is known. Choose a Wan model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0}: only qk_norm rms_norm_across_heads is known. Choose a Wan model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0}: a video autoencoder with attn_scales is not known. Choose a Wan model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0}: the feed-forward form {1} is not known. Choose the text encoder of Wan (UMT5).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} must hold &quot;matrix&quot; (one [r, g, b] per latent channel) and &quot;bias&quot; ([r, g, b]).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0}: nothing is known about a VAE of {1} latent channels. Use a folder whose config.json gives latents_mean and latents_std, or the VAE of Wan 2.1 (16) or 2.2 (48).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is not an upscaler of the compact form (SRVGGNetCompact): {1}. Use a x2 or x4 file of that form.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is no tiny video decoder of the TAEHV form. Use taew2_1.safetensors for Wan 2.1 or taew2_2.safetensors for Wan 2.2 5B.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} was written for a newer Framewright. Update the program to use these rules.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no held request {0}. See the ids with: framewright-cli review list.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is not a reviewer. Sign in as one (on the command line: --as NAME).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} may not appeal here. Sign in as a creator (on the command line: --as NAME).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} asked for this, and here another person decides. Sign in as another reviewer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The request {0} is {1} already. Only waiting requests can be decided, and only rejected ones appealed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A reason is missing. Say why: it is shown to the maker and kept in the log.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The text of the request {0} is gone or was changed, so it cannot be approved. Ask for the shot again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} could not sign in: there is no such account, or the passphrase is wrong.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} holds no tensor called {1}. Choose the file that belongs to this model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} holds {1} safetensors files and no index; one file or one index is expected. Download the model again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} holds the tensor {1} twice. Download the model again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0}: the scale {1} does not fit the tensor {2}; one number, or one for each of its rows, is expected. Download the file again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} does not fit this model: {1}. Choose the weights that belong to it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} holds no LoRA. Choose a LoRA that was made for Wan.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} holds {1}, which belongs to no known kind of LoRA. Choose a LoRA that was made for Wan.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is of a kind that this version cannot apply ({1}). Use a plain LoRA.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} holds {1} without its other half. Download the file again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} was made for a model of another size: {1} does not fit. Choose the LoRA that belongs to this model, or the model it was made for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} was made for another model: it changes {1}, which this one does not have. Choose the LoRA that belongs to this model, or the model it was made for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} was not written: tensor {1} has the type {2}, which safetensors files do not have.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no device called &quot;{0}&quot;. Use auto, cpu, cuda or cuda:N.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no number type called &quot;{0}&quot;. Use auto, fp32 or bf16.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The device {0} is not there: {1} usable GPUs were found. Use auto or cpu.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The {0} {1} does not divide by {2} or is out of range. Use {3}, for example.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} frames cannot be rendered; the count must be 4n+1. Use {1} or {2}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The {0} {1} is out of range. Choose {2}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sampler &quot;{0}&quot; is not known. Choose unipc, euler, dpmpp or few-step.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The noise levels must fall from step to step and lie above 0 and at most at 1, such as 1,0.75,0.5,0.25. Correct the list.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are {0} noise levels for {1} steps. Give one level a step, or leave out the number of steps.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The guidance interval must lie between the noise levels 0 and 1 and grow, such as 0.2,0.9. Correct it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A clip of {1} frames cannot share {0} with its neighbour. Choose 1, 5, 9, 13 or 17, together below the clip&apos;s length.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The memory mode &quot;{0}&quot; is not known. Choose auto, resident, encoder-freed, tiled or swapped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no frame {0} to put a picture at. Choose 0 to {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Frames {0} to {1} cannot be made anew in a clip of {2}. Give the first frame and the one behind the last, such as 0:8.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The region does not lie inside the picture. Give left, top, width and height as shares from 0 to 1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A retake keeps the rest of its own clip, so it cannot also begin from another one. Leave out the video or the retake.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shot {0} has no prompt. Write what it shows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shot {0} continues a shot that was removed. Choose another start for it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shot {0} uses the preset &quot;{1}&quot;, which is not on this machine. Choose another preset or install it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shot {0}: its take {1} is gone. Render the shot again or choose another take.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shot {0}: its take could not be shown. {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Frame {0} is outside the film, which has {1} frames.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file of the sound {0} is gone from the project. Remove the sound, or add it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file of the sound {0} cannot be read. Remove the sound, or add it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} was written for a newer Framewright (format {1}). Update Framewright or remove the file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>libc2pa_c.so is not installed, so clips cannot be signed or checked. Run ./dev setup.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>libc2pa_c.so could not be opened: {0}. Run ./dev setup.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} has no function {1}. Run ./dev setup to get the version that fits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>libc2pa refused its settings: {0}. Please report it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The content credentials were not written: {0}. Please report it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;{0}&quot; is not a neutral title for content credentials. Use a word such as &quot;shot 1&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The part &quot;{0}&quot; ({1}) cannot be named in content credentials. Give it an id of its own and a known relationship.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The credentials of &quot;{0}&quot; could not be read: {1}. Render that shot again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The clip could not be signed: {0}. It was not written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} cannot carry content credentials. Choose .mp4 or .mov.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The signing key of this installation is damaged. Remove the folder &quot;signing&quot; in Framewright&apos;s data folder; a new one is made.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} holds no usable signing key. Remove it; a new one is made.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>OpenSSL failed while {0}: {1}. Please report it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The content credentials of {0} could not be read: {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key of the invisible mark in {0} is damaged. Put its copy back; without it earlier marks cannot be found. Remove it, and a new one is made.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is not there: this build has no video engine. Install the full package, or build with FW_TORCH=ON.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} could not be opened: {1}. Install it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is from another version of Framewright. Install it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} could not make a renderer. See the log for the reason.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The fake engine failed at step {0}, as its script says. Try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model folder {0} is not there. Choose another model or put the folder back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The parts of the model in {0} do not belong together: {1}. Download the model again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} begins from a picture. Give it a first frame.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} goes from one picture to another. Give it a first and a last frame.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} has {1} frames at the model&apos;s rate, fewer than the {2} that are needed. Choose a smaller overlap or a shorter clip.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} does not hold latents for this clip: {1}. Use the file that the same model saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An overlap of {0} frames does not fit a clip of {1}: it must be a multiple of {2} plus 1 and shorter than the clip.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This model cannot work with {0}: it has no VACE blocks. Choose a VACE model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A cast member is drawn from the headshot only. Turn on Cameo for everybody in the cast, or remove them from the shot.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model {0} does not say that it was made for few-step sampling, which leaves an ordinary one soft and blurred. Choose the sampler unipc, or a distilled model or LoRA.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The numbers of {0} went beyond what bf16 holds and the picture broke, so it was rendered again in fp32. Choose the type fp32 for this model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The decoded picture holds numbers that are not finite. Render again with fp32.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} needed more memory than there was, so the rendering went on with less of the model in memory at once. It is slower so.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} needs more memory for this clip than there is. {1}x{2} with {3} frames would fit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is no kind of script that can be read here. Choose a file that ends in .fountain, .txt, .md or .csv.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is larger than the {1} MB that a script may have. Split it into several files.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} holds no shots: it has neither action nor dialogue. Nothing was imported.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} holds {1} shots; at most {2} can be imported at once. Split it into several files.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} was not imported: it is not UTF-8 text. Save it as UTF-8 in the program that wrote it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} was not imported. {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} was not imported: the quote that opens in line {1} is never closed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} was not imported: in line {1}, &quot;{2}&quot; is no length in seconds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} was not imported: line {1} has no prompt.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} was not imported: its first row names no column Prompt, Description or Action.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} was not imported: line {1} has more cells than the {2} columns of the first row.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no shot {0} in this storyboard. It may have been removed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no scene {0} in this storyboard. It may have been removed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no such place in the storyboard. Choose a place between existing shots.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A shot of {0} frames is not possible. Choose a length from 1 to {1} frames.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A take cannot be trimmed by {0} frames. Choose a number from 0.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A shot of {1} frames cannot be split at frame {0}. Choose a frame inside the shot.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A transition of {0} frames does not fit; there is room for {1}. Shorten it or lengthen the shots.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A picture of {0}x{1} is not possible. Choose even numbers from 16 to 8192.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0}/{1} frames per second is not possible. Choose a rate from 1 to 240.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An extension cannot share {0} frames. Choose 1, 5, 9, 13 or 17.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The setting &quot;{0}&quot; is out of range. Choose {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The picture {0} is not inside the project. Add it to the project&apos;s assets first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;{0}&quot; cannot be an id. Use letters, digits, dots, dashes and underscores.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The take {0} has a size, rate or length that is not possible.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The text is not valid UTF-8. Paste it again as plain text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The text has {0} bytes, more than the {1} that fit. Shorten it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The id {0} is already in this storyboard. Give the new one another id.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A shot cannot extend itself, not even through other shots. Choose another shot to start from.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shots {0} and {1} are not two halves of one shot. Only a split can be joined again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shot {1} has no take {0}. It may have been deleted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} was written by a newer Framewright (format {1}, this one reads up to {2}). Update Framewright; the file was left as it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} cannot be used: {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is not a Framewright project: it has no project.json. Choose a folder that ends in .framewright.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} could not be read, so the backup {1} was taken instead. Check the newest shots.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is damaged: edits behind the damage are lost, everything before it is here. Check the newest shots.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is a link that leads out of the project and was refused. Move the folder into the project.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} already exists. Choose another name or open it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is not a packed project that can be opened: {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is open in {1}. Close it there first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} leads out of the project folder {1} and was refused. Use a path inside the project.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The puppet of {0} cannot be used: it needs five points inside its headshot, and a path whose times grow from 0 to 1. Set it up again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The title &quot;{0}&quot; has a start, size, colour or fade that is not possible. Choose a start from 0, a size from 0.5 to 3 and a colour such as #f4f5f7.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The marker &quot;{0}&quot; stands at a frame that is not possible. Choose one from 0.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A shot cannot hold {0} markers; {1} are the most. Remove some of them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A shot cannot hold {0} titles; {1} are the most. Put some of them into another shot.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no title {0}; the film has {1}. List them with `project title list`.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no sound {0} in this storyboard. It may have been removed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sound {0} cannot be like this: {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sound file {0} is not inside the project. Add the sound again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sound {0} would overlap {1} on track {2}. Choose another track or another place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no room for the sound {0}: all eight tracks are taken there. Move or remove another sound first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A budget is a number from 0.01. Write how many minutes, watt-hours or how much money rendering may take.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is not a usable tokenizer: {1}. Download the file again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is a word or character tokenizer, and only unigram and BPE ones can be read. Use the model&apos;s own spiece.model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is not the state of this training, or is damaged. Delete it to train from the start.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} was made with another value of &quot;{1}&quot;. Use the same values to go on, or delete it to train from the start.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The training left the numbers that can be computed with at step {0}. Train again from the start at a lower rate.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder {0} is not there. Choose a folder of pictures or clips.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} cannot be trained on as it is; nothing was changed. In the way:{1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} holds {1} pictures and clips that can be used; at least {2} are needed. Add more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} holds {1} pictures and clips, more than {2}. Choose a smaller folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is only {1}. Use a picture of at least {2}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} has {1} frames at the model&apos;s rate; at least {2} are needed. Use a longer clip, or a still of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} has no caption. Write what it shows into {1} beside it, or give one caption for all.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is not UTF-8 text. Save it as UTF-8.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} was left out: it is not a PNG, JPEG or WebP picture, nor an MP4, MOV, MKV or WebM clip.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} was left out: there is no picture or clip of that name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} was left out: it is the same as {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} holds the state of an unfinished training. Go on with --resume, or delete the folder to train from the start.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} cannot be taught a LoRA by this version: {1}. Choose a text-to-video model of one transformer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is not the name of a LoRA. Choose one that ends in .safetensors.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No project is open. Make a new one or open one first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} names no kind of page that Framewright writes. Choose a name that ends in .pdf or .png.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The consent was not recorded, because nobody agreed to the statement. Read it and tick the box below it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{3} The {1} says &quot;{2}&quot; (rule {0}). Confirm this rule to continue.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{3} The {1} says &quot;{2}&quot; (rule {0}). Change the words, or ask a reviewer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{3} The {1} says &quot;{2}&quot; (rule {0}). Change the words, or ask a reviewer. It waits in the review inbox as {4}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{3} The {1} says &quot;{2}&quot; (rule {0}). Change the words.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shot {0} cannot be exported: {3} Its {4} says &quot;{2}&quot; (rule {1}). Change or remove the shot.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shot {0} cannot be exported yet: {3} Its {4} says &quot;{2}&quot; (rule {1}). Change the words, or ask a reviewer: it waits in the review inbox as {5}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;{0}&quot; is not a size. Write it as width x height in pixels, like 640x384.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;{0}&quot; is not a frame rate. Write it like 24, 23.976 or 24000/1001.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no shot {0}: the project has {1}. Look them up with project info.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no preset &quot;{0}&quot;. Choose one of {1}, or give a preset file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} was made for other weights than those of {1} on this machine. Install the same checkpoint.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is not the file that {1} was made with: its checksum differs. Put the original back, or make the job again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An overlap belongs to a neighbour, and there is none here. Give --extend-from or --prepend-to too, or leave out --overlap.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;{0}&quot; is not a frame and its picture. Give them as 24:picture.png.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;{0}&quot; is not a range of frames. Give the first frame and the one behind the last, such as 0:8.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A strength belongs to a clip to begin from, and there is none here. Give --video too, or leave out --strength.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A range or a region belongs to a clip to make anew, and there is none here. Give --retake too, or leave them out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} has one network and takes no second guidance. Leave out --guidance-2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;{0}&quot; has no number behind the colon. Write FILE:WEIGHT, like style.safetensors:0.8.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;{0}&quot; is not the id of a take. Give one as project info prints it, like tk-0123456789abcdef.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} holds no take. Give a take&apos;s folder, or a project and the id of one of its takes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is not on this machine.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is not the weight file that the take was made with.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is not the LoRA that the take was made with.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0}, which the take starts from, was changed since.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The take was made by Framewright {0}; this is {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The take was made with {0} {1}; here it is {2}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The take was made on {0}; this was {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The take was computed in {0}; now in {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The take was made in the memory mode &quot;{0}&quot;; now it was &quot;{1}&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The take was enlarged by {0}; now by {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Made here: this is the very file, signed on {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Made here and signed on {0}, but the file was changed afterwards: {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A re-encoded copy: its credentials were removed. The invisible mark says what it was: signed here on {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Made with {0}. It contains what was signed here on {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Made by Framewright, but not by this installation: on another machine or by another person.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signed by this installation, but the registry has no entry about it: it was made before there was one, or the registry was put aside.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Credentials removed: a re-encoded copy of something that Framewright marked. Nothing in it says of what.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Credentials removed: a re-encoded copy. Its invisible mark {0} is not one of this installation&apos;s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Made with {0}, which is not Framewright.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The credentials are not valid ({0}). They name {1} as what made the file, and cannot be relied on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Neither credentials nor a mark: nothing says who made this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} could not be deleted: {1}. Delete it by hand.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was deleted. Look through the list, then run the command again with --yes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is neither a table nor JSON. Use a name that ends in .csv or .json.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;{0}&quot; is not a day. Write it like 2026-11-27.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no prompt. Say with --prompt what the shot shows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to write. Give --out, --save-latents or --save-frames.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is neither a clip nor a folder. Use a name that ends in .mp4 or .mov, or one without an ending.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} exists and is not an empty folder. Choose another name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is a face in {0}, and nobody has said whose it is, so the shot is held. Say whether it is a cast member, an invented person or no person at all.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The start picture is said to show a cast member, but nobody is in the shot&apos;s cast. Add the person, whose consent then counts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The start picture was not looked at for faces. {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} has no headshots. Add one first: from the camera or from a file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No face was found in the picture &quot;{0}&quot; of {1}. Add a front picture with a larger, evenly lit face.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;{0}&quot; is not a range of frames. Write it as in 12-48, 12- or -48; the first frame is 1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;{0}&quot; is not a moment of the film. Write a frame, counted from 1, or a timecode like 00:00:05:12.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add shot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove shot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move shot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duplicate shot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Split shot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Join shots</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change prompt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change negative prompt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change preset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change length</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trim start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change transition</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change quality</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change cast</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change puppets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change titles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change markers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose take</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep take</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add scene</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove scene</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move scene</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename scene</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change format</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add sound</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove sound</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change sound</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change budget</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Several changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore earlier version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shot from an image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set preset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move shots</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duplicate shots</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove shots</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add title</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove title</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move title</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Subtitles from dialogue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Roll cut</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slip shot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trim shot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trim title</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing sexual may show or hint at a minor.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Instructions for weapons that can harm many people are not made here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A real person is not shown in a sexual scene without their consent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A real person in a sexual or degrading scene needs a reviewer&apos;s approval.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A fake of a real person needs a reviewer&apos;s approval.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A real person is named. Without their consent in the cast this needs a reviewer&apos;s approval.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Graphic sexual content needs a reviewer&apos;s approval.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sexual violence needs a reviewer&apos;s approval.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Symbols and praise of extremist groups need a reviewer&apos;s approval.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Showing a group of people as less than human needs a reviewer&apos;s approval.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How to harm oneself needs a reviewer&apos;s approval.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cruelty to animals needs a reviewer&apos;s approval.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This asks for nudity. Continue only where the film may show it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This asks for graphic violence. Continue only where the film may show it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This asks for an attack on people. Continue only where the film may show it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This asks for self-harm. Continue only where the film may show it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This shows hard drugs being used. Continue only where the film may show it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This names a brand or a character that belongs to somebody. Continue only with the right to use it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cartoon</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Flat drawing with strong colours and dark outlines.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cinematic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Film look: warm lights, cool shadows, darker corners.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Documentary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Muted colours and a hand-held camera.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FormatDialog</name>
    <message>
        <source>16:9 wide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>9:16 upright</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1:1 square</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>4:3 classic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>2.39:1 scope</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PicturePicker</name>
    <message>
        <source>Front</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Half left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Half right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Smile</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Protection</name>
    <message>
        <source>Nobody is rendered or exported without a consent that is good that day: the engine asks the signed ledger before, during and after each rendering.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Headshots are encrypted under a key per person, and never lie in a project. Withdrawing a consent destroys that key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ledger, audit log and review log are signed chains: a change, a missing entry or an older copy shows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every film that leaves carries a visible mark and signed credentials that say it was made with AI.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You, with all the keys: whoever runs as your account can read them, change this program, or go back to a whole backup of that day.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whether a statement is true. The ledger keeps who stated what, and when; it cannot know who typed the name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Names and words that no rule knows. The rules help people who mean well; they are not a wall.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Photos of real people that were used as ordinary pictures and never declared.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was exported is out. Marks can be cut away, and a missing mark proves nothing.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QObject</name>
    <message>
        <source>Retry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What does this shot show?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open recent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Shot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Cast</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Play</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About Framewright</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Framewright %1

A desktop storyboard editor that renders its shots on this computer. Free software, GPL-3.0-or-later. Icons by Tabler (MIT), typefaces Inter and Noto Sans (OFL-1.1).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 MB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 GB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is protected, and what is not</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Protected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not protected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The whole list is in docs/security.md.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Empty title</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The board is as it was on %1. Undo brings the other one back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Review inbox (%1)...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Review inbox...</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReviewListModel</name>
    <message>
        <source>Held</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Approved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Appealed</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShotState</name>
    <message>
        <source>Empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Queued</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forming</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Held</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StatementDialog</name>
    <message>
        <source>Myself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I am the person in the pictures.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another adult</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody who agreed, and knows what for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An invented person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A face that belongs to nobody.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody under 18</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WordBook</name>
    <message>
        <source>Whole prompts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Subjects</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Places</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Motions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fw::ui</name>
    <message>
        <source>Headshots</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pick pictures...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not rendered yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Picture missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>continues</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fw::ui::AuditDialog</name>
    <message>
        <source>Audit log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The chosen entry in full</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose an entry to read it in full.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All kinds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind of entry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Person or account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Any time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Between...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From this day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Up to this day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find words, ids, checksums</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Entries, newest first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checking every entry...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State of the logs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An earlier log was damaged and put aside: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Audit log, consent ledger, review log and registry are whole: %1 entries, each genuine and in its place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 entries</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 entries</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>JSON (*.json)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export the entries that are shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Written to %1.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fw::ui::AuditModel</name>
    <message>
        <source>%1, about %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fw::ui::BoardView</name>
    <message>
        <source>Drag to reorder, Alt+drag to duplicate, double-click to write, drop an image to start from it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Board</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A board is a row of shots. Each one starts as a sentence.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start with one shot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the sample board</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fw::ui::CanvasPicture</name>
    <message>
        <source>Forming: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fw::ui::CanvasView</name>
    <message>
        <source>Canvas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to play yet. Write a shot and watch it form here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start with one shot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the sample board</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To the start (Home)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous frame (Left)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play (Space)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next frame (Right)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To the end (End)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Playhead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause (Space)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fw::ui::CaptureDialog</name>
    <message>
        <source>Take headshots of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no camera that you may use. Pick a picture or a film of the person instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Camera</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Picture or film...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No camera</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Picture or film of the person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures and films (*.png *.jpg *.jpeg *.webp *.mp4 *.mov *.mkv *.webm)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put into the vault</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures are not checked. %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Good. Take the picture.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fw::ui::CaptureView</name>
    <message>
        <source>Camera picture</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fw::ui::CastChip</name>
    <message>
        <source>Cast member %1. %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fw::ui::CastChips</name>
    <message>
        <source>Add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cast</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a person to the shot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New person...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name earlier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take out of the shot</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fw::ui::CastListModel</name>
    <message>
        <source>no pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2, %3</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fw::ui::CastPanel</name>
    <message>
        <source>Cast</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody is in the cast yet. A person comes in with a consent: who it is, for what, and until when.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add person...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is protected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add headshots</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take headshots with a camera</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Renew the consent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Withdraw the consent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is protected, and what is not</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put into the shot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add headshots...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take headshots...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Renew consent...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Withdraw consent...</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fw::ui::CommandSearch</name>
    <message>
        <source>Search commands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Commands</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fw::ui::CostDialog</name>
    <message>
        <source> W</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Costs and budget</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it draws from the wall while it renders. A figure of yours: nothing is measured.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What an hour of the machine costs: rent, or what it loses in worth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Power while rendering</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Electricity, a kWh</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Machine, an hour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Currency</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No budget</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Watt-hours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Money</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the budget counts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Budget</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The takes that are here took %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A budget of money needs a price above.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fw::ui::DeleteDialog</name>
    <message>
        <source>Delete for good</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What shows this person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete what shows %1?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All of this is blocked already: it cannot be rendered again or exported. Deleting removes the files from this computer, latents and trash included. Copies that left it cannot be called back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Takes and films that show this person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep them, blocked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, exported on %2: %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Film</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A take that is not on the board (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shot %1, take %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deleted: %1 takes and %2 exported files.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fw::ui::Dock</name>
    <message>
        <source>Put %1 in a window of its own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fw::ui::EndPicker</name>
    <message>
        <source>End on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The last picture of the shot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pick another...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Picture...</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fw::ui::EngineIndicator</name>
    <message>
        <source>Shot %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Engine idle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Queue %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fw::ui::ExportDialog</name>
    <message>
        <source>Content credentials: valid, signer on the C2PA list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Content credentials: valid, signer not on the C2PA list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Content credentials: invalid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Content credentials: none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measuring the sound</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading back and verifying</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 LUFS</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>too quiet or too short to measure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loudness: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loudness: %1, before it was %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export film</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Browse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Animatic: shots without a take show their card</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Generate missing takes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The film carries a visible and an invisible mark and signed content credentials. Its cards show the prompts and what is said; names are not written into it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The film carries a visible and an invisible mark and signed content credentials that say it was made with AI. Prompts and names are not written into it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The film has no shots yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without a take: shot %1. Generate it, or export an animatic.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As a card: shot %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Out of date: shot %1. It is exported as it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folders (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clips (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is there already. Replace it?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, frame %2 of %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Subtitles: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They lie beside the film, in a file ending in .c2pa.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Visible and invisible mark: read back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Visible mark: read back. The invisible one did not hold: the pictures are too plain or too small for it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 frames</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 frames, %2 MB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sound: none, this format holds none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Out of date: shot %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As a card: shot %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fw::ui::ExportOptions</name>
    <message>
        <source>%1, one a frame</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Format</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quality</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Frame rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only frames</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Subtitles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One file for every shot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bring the sound to -14 LUFS, peaks below -1 dB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>High (large file)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Standard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Small file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First frame</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last frame</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Part</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In an SRT file beside the film</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the picture and in an SRT file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the film: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This format holds no sound: the film&apos;s is left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This format cannot hold content credentials: they are written beside it, into a file ending in .c2pa. Pass both files on together.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fw::ui::FaceQuestion</name>
    <message>
        <source>A cast member</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody of this shot&apos;s cast, whose consent counts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Invented</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A face that belongs to no real person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A doll, an animal, a pattern: not a face</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This shot&apos;s picture is said to show a cast member, but nobody is in the cast of this shot. Add the person above.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is a face in this shot&apos;s picture. Whose is it? The shot is held until you say.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fw::ui::FilterBar</name>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find in prompts, dialogue and notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Any state</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show all shots</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show all shots (Esc)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 shots</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No shot matches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Any preset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Anybody</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fw::ui::FormatDialog</name>
    <message>
        <source>Width</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Height</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Project format</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 frames a second</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Aspect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fit: the whole picture, with bars</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fill: no bars, edges are cut</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Takes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Publish how it was made: seed, settings, checksums</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Takes made from now on carry a short form of their receipt in their content credentials. No prompt, no names, no paths.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shots keep their seconds when the rate changes. Takes are fitted, never stretched.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use this format</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fw::ui::GenerateFlow</name>
    <message>
        <source>Shot %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rule %1, words: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Generate it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the prompt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This passes the project&apos;s budget: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Budget</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every shot with a prompt has a take that is up to date.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fw::ui::HandOver</name>
    <message>
        <source>Export the cut for other programs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>OpenTimelineIO: Resolve, Premiere, Kdenlive (*.otio)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit decision list, CMX3600 (*.edl)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Final Cut Pro XML (*.fcpxml)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Subtitles from dialogue (*.srt)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shot list (*.csv)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export the storyboard as pages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PDF document (*.pdf)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PNG pictures (*.png)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save a copy of the project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Projects (*.framewright)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pack the whole project into one file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Packed projects (*.zip)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a packed project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 and the other pages, %2 in all, were written.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fw::ui::HeadshotsDialog</name>
    <message>
        <source>Put into the vault</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Headshots of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Camera...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fw::ui::MainWindow</name>
    <message>
        <source>Presets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Takes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Board</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cast</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Default arrangement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+Enter generates the shot, Space plays, N adds a shot, ? shows all keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 - Framewright</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fw::ui::ModerationLine</name>
    <message>
        <source>Asks first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Will be held</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Blocked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yes, I mean it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rule %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1. %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fw::ui::NotesFold</name>
    <message>
        <source>Dialogue and notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is said: becomes the subtitles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dialogue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notes for yourself and others</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dialogue and notes (written)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fw::ui::NoticeBar</name>
    <message>
        <source>Dismiss</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fw::ui::OriginDialog</name>
    <message>
        <source>%1, not signed here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shot %1, take %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shot %1, a take that is gone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Film</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No content credentials</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Content credentials: %1, by %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>visible and invisible mark found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>visible mark found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>invisible mark found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no mark found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1; %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recipe: model %1, seed %2, %3, %4 steps, on %5</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recipe: not there any more; the take&apos;s files were deleted or moved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Project: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Credentials: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File: SHA-256 %1...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who made this?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About the chosen line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This looks only in the records of this computer. Marks and credentials can be removed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the shot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another file...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop a clip or a picture here, or choose one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Made of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Board</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the file was made of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clips and pictures (*.mp4 *.mov *.webm *.mkv *.png *.jpg *.jpeg *.webp *.gif *.c2pa);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking at the file...</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fw::ui::OverridesFold</name>
    <message>
        <source>Steps and guidance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Guidance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preset: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steps and guidance (changed)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fw::ui::PicturePicker</name>
    <message>
        <source>More</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A front view comes first; then half left, half right and a smile. Drop files here, or pick them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Headshots</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures (*.png *.jpg *.jpeg *.webp)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures are not checked. %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fw::ui::Preflight</name>
    <message>
        <source>Write what the shot shows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Needs about %1 of memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Needs about %1, %2 free</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>; takes %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>. Passes the budget: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>. Draft quality or a smaller size fits.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fw::ui::PresetCard</name>
    <message>
        <source>%1, runs here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Needs %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preset %1. %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fw::ui::PresetsPanel</name>
    <message>
        <source>No preset was found.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fw::ui::ProjectFiles</name>
    <message>
        <source>New project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Projects (*.framewright)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a project folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import a script</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scripts (*.fountain *.spmd *.txt *.md *.csv)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 needs %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ready on this computer: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 x %2, %3 fps, %4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The project file could not be read; the backup %1 is open instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Some of the last edits could not be read; everything before them is here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Framewright was not closed last time; %n edit(s) were restored.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fw::ui::PuppetFold</name>
    <message>
        <source>Cameo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Animate the headshot in this shot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the person says: the mouth follows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Voice file...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A sound file whose loudness moves the mouth instead of the line. It is not played.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Liveliness</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lively </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Across</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Head&apos;s height</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: across</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: height of the head</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The person can be animated from one headshot. This model also knows people by reference pictures (command line, --reference).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With this model a real person&apos;s cameo is the animated headshot: it cannot draw a likeness by itself. A Wan checkpoint can, from reference pictures.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cameo (animated)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Animate the headshot of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave out the voice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Voice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sound (*.wav *.flac *.mp3 *.ogg *.opus *.m4a *.mp4)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fw::ui::QueueDelegate</name>
    <message>
        <source>Shot %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Removed shot</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fw::ui::QueueModel</name>
    <message>
        <source>Queued</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Held</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starts when shot %1 is done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shot %1, %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fw::ui::QueuePanel</name>
    <message>
        <source>Nothing is rendering. Ctrl+Enter renders the selected shot.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause the queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hold this job</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop this job</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resume the queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Paused, %n waiting</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>All done</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n to render</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Let this job run</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fw::ui::ReviewDialog</name>
    <message>
        <source>Review inbox</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which requests</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find words, rule or name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Requests</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was asked for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The shot as it is now, made before this was asked for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who decides</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decide as</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why; the maker reads it, and the log keeps it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Approve</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reject</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask for another look</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing fits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing waits. What a rule holds comes here, for a person to look at.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The text was deleted, so it can only be rejected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rule %1, because of &quot;%2&quot; in the %3. Asked by %4 on %5.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is shot %1 of the open project.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 by %2 on %3: %4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was decided by the person who asked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Appeal: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fw::ui::ReviewListModel</name>
    <message>
        <source>%1, %2 by %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>(the text was deleted)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1. %2. %3</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fw::ui::ScriptDialog</name>
    <message>
        <source>Import %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scenes and shots of the script</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scene and prompt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dialogue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preset of the shots</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Length of the shots</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Length of a shot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import one shot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import %1 shots</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>... and %1 more.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fw::ui::SeedPicker</name>
    <message>
        <source>Draw another seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Random, new each time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Locked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Count up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seed number</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fw::ui::ShotCommands</name>
    <message>
        <source>No shot has dialogue without subtitles. Write it under &quot;Dialogue and notes&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fw::ui::ShotPanel</name>
    <message>
        <source>Select a shot to see what it is made of.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preset, length, seed, quality, steps and guidance go to all of them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the shot shows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it must not show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draft</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Final</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Length</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cast</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quality</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words that the model knows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Generate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Render a take of this shot (Ctrl+Enter)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Takes to render</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many takes to render, each from a seed of its own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop this shot&apos;s rendering (Esc)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures (*.png *.jpg *.jpeg *.webp)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End on a picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start from a picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Shot %1 and %n more</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Shot %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Generate a new take</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fw::ui::SoundRows</name>
    <message>
        <source>Sound %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag to trim the sound</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag sideways to set the length of the fade</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag to move the sound, also to another track; double-click for loudness and fades</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loudness and fades...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fw::ui::SoundSettings</name>
    <message>
        <source>Muted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sound</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loudness</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> dB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fade in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fade out</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fw::ui::StartPage</name>
    <message>
        <source>Make a film shot by shot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write what a shot shows, watch it form, keep the take you like. Everything stays on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start with one shot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the sample board</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recent projects</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fw::ui::StartPicker</name>
    <message>
        <source>Start from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End of shot %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This preset&apos;s model cannot continue a clip.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Picture (pick another...)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Picture...</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fw::ui::StatementDialog</name>
    <message>
        <source>Add person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Renew the consent of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who is it?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name in the cast list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you call this person here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The statement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wording %1; the ledger keeps its checksum, your name and the time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I have read the statement and agree to it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This project, %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures in shots</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Films that are exported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> months</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lasts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pick a PDF...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>optional; its checksum is kept, the file stays yours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signed release</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your full name, typed as a signature</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signature</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Headshots</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each picture is written anew without place, time or camera data, encrypted under a key of its own, and kept on this computer outside of projects. You can add them later too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step %1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record the consent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I am 18 or older</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The person is 18 or older</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>until %1; then the person is asked anew</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fw::ui::StoryboardPages</name>
    <message>
        <source>%1 shots, %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Storyboard made with Framewright; its pictures are generated by AI</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Page %1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fw::ui::TakeListModel</name>
    <message>
        <source>Take %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take %1, seed %2, %3</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fw::ui::TakesPanel</name>
    <message>
        <source>Takes of this shot appear here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Takes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose this take</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use this seed for the shot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete this take</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accept this take as it is; it counts as up to date from now on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seed %1, %2, %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Out of date: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete take</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete take %1? Its files go to the project&apos;s trash.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fw::ui::TimecodeEdit</name>
    <message>
        <source>Click and type where to go: 1:02:03:04, 304, +12</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fw::ui::TimelineView</name>
    <message>
        <source>Drag to move the title, its ends to trim it; Del removes it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag sideways to set the length of the transition</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag to trim; the shots behind it follow. Shift+drag moves the cut and keeps the film&apos;s length</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag to reorder, Alt+drag to duplicate, Shift+drag to slip the picture, B splits, Ctrl+wheel zooms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sound %1 on track %2, from %3 to %4%5</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, muted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add sound</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sounds and clips with sound (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Titles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Video</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Empty title</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fw::ui::TitlesFold</name>
    <message>
        <source>Titles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Title</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a title at the playhead (Shift+T)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove this title</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text of the title</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Style of the title</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Subtitle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lower third</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Headline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Credits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size of the title</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colour of the title</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colour of the letters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start of the title</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Length of the title</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fade of the title</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Length</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fade</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seconds from the beginning of the shot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seconds in which the title comes, and in which it goes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Titles (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No titles yet</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fw::ui::TrustFlow</name>
    <message>
        <source>Select a person in the Cast panel first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The consent of %1 is withdrawn and the headshots are destroyed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 job was stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 jobs were stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The consent of %1 is withdrawn: %2. Shots that show this person are blocked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the project %1 to see this shot.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fw::ui::VersionsDialog</name>
    <message>
        <source>1 shot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 shots</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 would come back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 made since would be left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 would be as before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same shots as now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Earlier versions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Versions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restoring is one step that Undo takes back. Takes are never lost by it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no earlier versions yet. One is kept when the project is saved and something has changed.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fw::ui::WithdrawDialog</name>
    <message>
        <source>Shot %1 shows this person and will be blocked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shots %1 and %2 show this person and will be blocked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Withdraw for good</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Withdraw consent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Withdraw the consent of %1?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is for good. The headshots are destroyed with their key, jobs of this person stop, and nothing that shows the person can be rendered or exported any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why (optional, kept in the ledger)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep the consent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What shows this person in this project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking through this project...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 take shows this person; it cannot be exported.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 takes show this person; they cannot be exported.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 job will be stopped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 jobs will be stopped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 film was exported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 films were exported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, last on %1. Films that left cannot be called back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing in this project shows this person.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
