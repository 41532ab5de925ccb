<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_TW">
<context>
    <name>ActivationPanel</name>
    <message>
        <source>Activations</source>
        <translation>激發函數</translation>
    </message>
    <message>
        <source>Activation curves</source>
        <translation>激發函數曲線</translation>
    </message>
    <message>
        <source>Drag a point, or choose one with Space and move it with the arrows; A shows all</source>
        <translation>拖曳一個點，或用空白鍵選點、方向鍵移動；按 A 顯示全部</translation>
    </message>
    <message>
        <source>pre-activation</source>
        <translation>預激發值</translation>
    </message>
    <message>
        <source>f, g, h</source>
        <translation>f, g, h</translation>
    </message>
</context>
<context>
    <name>CellWorkspace</name>
    <message>
        <source>Cell</source>
        <translation>單元</translation>
    </message>
</context>
<context>
    <name>Deck</name>
    <message>
        <source>Plots</source>
        <translation>圖表</translation>
    </message>
</context>
<context>
    <name>Diagram</name>
    <message>
        <source>pinned {value}</source>
        <translation>固定 {value}</translation>
    </message>
    <message>
        <source>keeps {percent}%</source>
        <translation>保留 {percent}%</translation>
    </message>
    <message>
        <source>{percent}% open</source>
        <translation>打開 {percent}%</translation>
    </message>
    <message>
        <source>memory, set by hand</source>
        <translation>記憶（手動設定）</translation>
    </message>
    <message>
        <source>memory</source>
        <translation>記憶</translation>
    </message>
    <message>
        <source>∂ of {what} at step {step}</source>
        <translation>第 {step} 步 {what} 的 ∂</translation>
    </message>
</context>
<context>
    <name>DiagramCanvas</name>
    <message>
        <source>Open keeps the memory; shut clears it.</source>
        <translation>打開則保留記憶，關閉則清除記憶。</translation>
    </message>
    <message>
        <source>Drag up or down; double click resets.</source>
        <translation>上下拖曳；按兩下還原。</translation>
    </message>
    <message>
        <source>Driven by the weights: change the inputs or the weights.</source>
        <translation>由權重決定：請修改輸入或權重。</translation>
    </message>
</context>
<context>
    <name>DiagramPanel</name>
    <message>
        <source>Memory cell</source>
        <translation>記憶單元</translation>
    </message>
    <message>
        <source>Cell</source>
        <translation>單元</translation>
    </message>
    <message>
        <source>Which cell: the diagram and the equations change with it</source>
        <translation>單元類型：示意圖和公式隨之改變</translation>
    </message>
    <message>
        <source>∂ gradients</source>
        <translation>∂ 梯度</translation>
    </message>
    <message>
        <source>Show how the chosen value answers to every other: ∂ flows backwards</source>
        <translation>顯示所選值對其他各值的響應：∂ 反向流動</translation>
    </message>
    <message>
        <source>∂a, this step</source>
        <translation>∂a，本步</translation>
    </message>
    <message>
        <source>∂a, last step</source>
        <translation>∂a，末步</translation>
    </message>
    <message>
        <source>∂c′, this step</source>
        <translation>∂c′，本步</translation>
    </message>
    <message>
        <source>∂c′, last step</source>
        <translation>∂c′，末步</translation>
    </message>
    <message>
        <source>Gradient of</source>
        <translation>求梯度的量</translation>
    </message>
    <message>
        <source>Diagram of the cell</source>
        <translation>單元示意圖</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Export</source>
        <translation>匯出</translation>
    </message>
    <message>
        <source>&amp;Figure</source>
        <translation>圖(&amp;F)</translation>
    </message>
    <message>
        <source>For&amp;mat</source>
        <translation>格式(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>主題(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Size</source>
        <translation>尺寸(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Resolution</source>
        <translation>解析度(&amp;R)</translation>
    </message>
    <message>
        <source>Ste&amp;ps per second</source>
        <translation>每秒步數(&amp;P)</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>預覽</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>進度</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>匯出…</translation>
    </message>
    <message>
        <source>Whole workspace</source>
        <translation>整個工作區</translation>
    </message>
    <message>
        <source>PNG image</source>
        <translation>PNG 圖片</translation>
    </message>
    <message>
        <source>SVG vector</source>
        <translation>SVG 向量圖</translation>
    </message>
    <message>
        <source>PDF vector</source>
        <translation>PDF 向量圖</translation>
    </message>
    <message>
        <source>CSV data</source>
        <translation>CSV 資料</translation>
    </message>
    <message>
        <source>GIF animation</source>
        <translation>GIF 動畫</translation>
    </message>
    <message>
        <source>APNG animation</source>
        <translation>APNG 動畫</translation>
    </message>
    <message>
        <source>As shown</source>
        <translation>與螢幕相同</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>淺色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Column, 85 mm</source>
        <translation>單欄，85 mm</translation>
    </message>
    <message>
        <source>Page, 170 mm</source>
        <translation>通欄，170 mm</translation>
    </message>
    <message>
        <source>Slide, 16:9</source>
        <translation>投影片，16:9</translation>
    </message>
    <message>
        <source>%p%, {seconds} s left</source>
        <translation>%p%，還需 {seconds} 秒</translation>
    </message>
    <message>
        <source>Writing the file…</source>
        <translation>正在寫入檔案…</translation>
    </message>
</context>
<context>
    <name>FormulaPanel</name>
    <message>
        <source>Formula</source>
        <translation>公式</translation>
    </message>
    <message>
        <source>Rounded</source>
        <translation>捨入</translation>
    </message>
    <message>
        <source>Exact</source>
        <translation>精確</translation>
    </message>
    <message>
        <source>Three decimals</source>
        <translation>三位小數</translation>
    </message>
    <message>
        <source>Every digit of the double-precision number</source>
        <translation>雙精度數的全部數字</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>複製</translation>
    </message>
    <message>
        <source>Copy the formulas</source>
        <translation>複製公式</translation>
    </message>
    <message>
        <source>As LaTeX</source>
        <translation>複製為 LaTeX</translation>
    </message>
    <message>
        <source>As Text</source>
        <translation>複製為文字</translation>
    </message>
</context>
<context>
    <name>InputsPanel</name>
    <message>
        <source>Arrows: 0.1, with Shift 0.01; Page: 1; Home and End: the ends. Double click resets.</source>
        <translation>方向鍵：0.1，加 Shift：0.01；翻頁鍵：1；Home 和 End：兩端。按兩下還原。</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>記憶</translation>
    </message>
    <message>
        <source>Input {number}</source>
        <translation>輸入 {number}</translation>
    </message>
    <message>
        <source>Weight of the memory in {symbol}</source>
        <translation>記憶在 {symbol} 中的權重</translation>
    </message>
    <message>
        <source>Inputs</source>
        <translation>輸入</translation>
    </message>
    <message>
        <source>Direct</source>
        <translation>直接</translation>
    </message>
    <message>
        <source>Set z, zᵢ, z_f and z_o themselves</source>
        <translation>直接設定 z、zᵢ、z_f 和 z_o</translation>
    </message>
    <message>
        <source>Weighted</source>
        <translation>加權</translation>
    </message>
    <message>
        <source>Set inputs x₁ … xₙ; a matrix of weights makes z, zᵢ, z_f and z_o of them</source>
        <translation>設定輸入 x₁ … xₙ，由權重矩陣算出 z、zᵢ、z_f 和 z_o</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>步進</translation>
    </message>
    <message>
        <source>Commit the step: c becomes c′ (Ctrl+Return)</source>
        <translation>走一步：c 變為 c′（Ctrl+Return）</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>後退</translation>
    </message>
    <message>
        <source>One step back (Ctrl+Backspace)</source>
        <translation>後退一步（Ctrl+Backspace）</translation>
    </message>
    <message>
        <source>Pin</source>
        <translation>固定</translation>
    </message>
    <message>
        <source>Keep this state and compare later ones with it (Ctrl+P)</source>
        <translation>固定此狀態，與之後的狀態比較（Ctrl+P）</translation>
    </message>
    <message>
        <source>Memory set by hand: release</source>
        <translation>手動設定的記憶：還原</translation>
    </message>
    <message>
        <source>Let the memory be again what the run brings to this step</source>
        <translation>讓記憶重新取執行到此步的值</translation>
    </message>
    <message>
        <source>Activation f of the gates</source>
        <translation>閘門的激發函數 f</translation>
    </message>
    <message>
        <source>Activation g of the cell input</source>
        <translation>單元輸入的激發函數 g</translation>
    </message>
    <message>
        <source>Activation h of the memory on its way out</source>
        <translation>記憶輸出時的激發函數 h</translation>
    </message>
    <message>
        <source>Weights of the memory</source>
        <translation>記憶的權重</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>權重</translation>
    </message>
    <message>
        <source>unit </source>
        <translation>單元 </translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>單元</translation>
    </message>
    <message>
        <source>One input fewer</source>
        <translation>減少一個輸入</translation>
    </message>
    <message>
        <source>One input more</source>
        <translation>增加一個輸入</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>No files yet</source>
        <translation>尚無檔案</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>檔案(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Presets</source>
        <translation>預設(&amp;P)</translation>
    </message>
    <message>
        <source>Open &amp;Recent</source>
        <translation>最近開啟(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>編輯(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Step</source>
        <translation>步進(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>檢視(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>主題(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>語言(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>說明(&amp;H)</translation>
    </message>
    <message>
        <source>As the &amp;System</source>
        <translation>跟隨系統(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>淺色(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>深色(&amp;D)</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>語言</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主題</translation>
    </message>
    <message>
        <source>Presets: cells to begin with</source>
        <translation>預設：可供開始的單元</translation>
    </message>
    <message>
        <source>What to look for</source>
        <translation>看什麼</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>復原(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Undo {change}</source>
        <translation>復原(&amp;U)：{change}</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>重做(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Redo {change}</source>
        <translation>重做(&amp;R)：{change}</translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation>未命名</translation>
    </message>
    <message>
        <source>Drag a slider, a gate or a point: everything follows.</source>
        <translation>拖曳滑桿、閘門或圖上的點，其餘一切隨之變化。</translation>
    </message>
    <message>
        <source>Sessions and sequences ({patterns})</source>
        <translation>工作階段和序列 ({patterns})</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>開啟</translation>
    </message>
    <message>
        <source>Reading {file}…</source>
        <translation>正在讀取 {file}…</translation>
    </message>
    <message>
        <source>{file} cannot be opened: {reason}</source>
        <translation>無法開啟 {file}：{reason}</translation>
    </message>
    <message>
        <source>The clipboard holds no text. Copy cells of a spreadsheet first.</source>
        <translation>剪貼簿中沒有文字。請先在試算表中複製儲存格。</translation>
    </message>
    <message>
        <source>Sessions ({pattern})</source>
        <translation>工作階段 ({pattern})</translation>
    </message>
    <message>
        <source>Save As</source>
        <translation>另存新檔</translation>
    </message>
    <message>
        <source>{file} cannot be saved: {reason}. Choose another folder with File → Save As.</source>
        <translation>無法儲存 {file}：{reason}。請用「檔案 → 另存新檔」選擇其他資料夾。</translation>
    </message>
    <message>
        <source>Saved to {file}</source>
        <translation>已儲存到 {file}</translation>
    </message>
    <message>
        <source>LSTM Sim did not end properly. The session of {time} is still there.</source>
        <translation>LSTM Sim 上次未正常結束。{time} 的工作階段仍在。</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>復原</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>捨棄</translation>
    </message>
    <message>
        <source>Copied: {figure}</source>
        <translation>已複製：{figure}</translation>
    </message>
    <message>
        <source>Copy Figure</source>
        <translation>複製圖</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>匯出…</translation>
    </message>
    <message>
        <source>About LSTM Sim</source>
        <translation>關於 LSTM Sim</translation>
    </message>
    <message>
        <source>LSTM Sim {version}: an instrument for seeing into a recurrent memory cell.</source>
        <translation>LSTM Sim {version}：看清循環記憶單元內部的儀器。</translation>
    </message>
    <message>
        <source>{file} has changes that are not saved. Save them?</source>
        <translation>{file} 有尚未儲存的變更。要儲存嗎？</translation>
    </message>
</context>
<context>
    <name>PhasePanel</name>
    <message>
        <source>Every memory stays as it is.</source>
        <translation>任何記憶都保持不變。</translation>
    </message>
    <message>
        <source>● stable</source>
        <translation>● 穩定</translation>
    </message>
    <message>
        <source>○ unstable</source>
        <translation>○ 不穩定</translation>
    </message>
    <message>
        <source>{kind} {memory}, slope {slope}</source>
        <translation>{kind} {memory}，斜率 {slope}</translation>
    </message>
    <message>
        <source>No fixed point in this range.</source>
        <translation>此範圍內沒有不動點。</translation>
    </message>
    <message>
        <source>Phase</source>
        <translation>相圖</translation>
    </message>
    <message>
        <source>Phase plot of the memory</source>
        <translation>記憶的相圖</translation>
    </message>
    <message>
        <source>Where the memory goes under the present inputs: drag the point to begin elsewhere; A shows all</source>
        <translation>目前輸入下記憶的去向：拖曳點可從別處開始；按 A 顯示全部</translation>
    </message>
</context>
<context>
    <name>ResponsePanel</name>
    <message>
        <source>Response</source>
        <translation>響應</translation>
    </message>
    <message>
        <source>What the map shows</source>
        <translation>圖中顯示的量</translation>
    </message>
    <message>
        <source>Horizontal axis</source>
        <translation>橫軸</translation>
    </message>
    <message>
        <source>Vertical axis</source>
        <translation>縱軸</translation>
    </message>
    <message>
        <source>Response map</source>
        <translation>響應圖</translation>
    </message>
    <message>
        <source>Drag the crosshair to set both inputs, or move it with the arrows; A shows all</source>
        <translation>拖曳十字線同時設定兩個輸入，或用方向鍵移動；按 A 顯示全部</translation>
    </message>
</context>
<context>
    <name>SensitivityPanel</name>
    <message>
        <source>∂c′/∂c = {gate}: open, the gradient passes whole</source>
        <translation>∂c′/∂c = {gate}：打開時梯度完整通過</translation>
    </message>
    <message>
        <source>∂c′/∂c: {gate}, and what the peepholes add</source>
        <translation>∂c′/∂c：{gate}，再加上窺視孔的部分</translation>
    </message>
    <message>
        <source>Sensitivity of {what}</source>
        <translation>{what} 的靈敏度</translation>
    </message>
    <message>
        <source>How the new memory c′ answers</source>
        <translation>新記憶 c′ 如何響應</translation>
    </message>
    <message>
        <source>How the output a answers</source>
        <translation>輸出 a 如何響應</translation>
    </message>
    <message>
        <source>Sensitivity</source>
        <translation>靈敏度</translation>
    </message>
</context>
<context>
    <name>SequenceDialog</name>
    <message>
        <source>Rename input</source>
        <translation>重新命名輸入</translation>
    </message>
    <message>
        <source>Name of the input:</source>
        <translation>輸入的名稱：</translation>
    </message>
    <message>
        <source>The clipboard holds no text. Copy cells of a spreadsheet first.</source>
        <translation>剪貼簿中沒有文字。請先在試算表中複製儲存格。</translation>
    </message>
    <message>
        <source>Open CSV</source>
        <translation>開啟 CSV</translation>
    </message>
    <message>
        <source>Tables (*.csv *.tsv *.txt)</source>
        <translation>表格 (*.csv *.tsv *.txt)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有檔案 (*)</translation>
    </message>
    <message>
        <source>{file} cannot be opened: {reason}</source>
        <translation>無法開啟 {file}：{reason}</translation>
    </message>
    <message>
        <source>Sequence</source>
        <translation>序列</translation>
    </message>
    <message>
        <source>The sequence: a row for each time step</source>
        <translation>序列：每個時間步一列</translation>
    </message>
    <message>
        <source>Paste cells of a spreadsheet from the current cell on (Ctrl+V)</source>
        <translation>從目前儲存格起貼上試算表的內容（Ctrl+V）</translation>
    </message>
    <message>
        <source>Insert</source>
        <translation>插入</translation>
    </message>
    <message>
        <source>A row of zeros below the current one (Ins)</source>
        <translation>在目前列下方插入一列零（Ins）</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>複製列</translation>
    </message>
    <message>
        <source>The current row once more (Ctrl+D)</source>
        <translation>再來一列相同的（Ctrl+D）</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>刪除</translation>
    </message>
    <message>
        <source>Delete the selected rows (Ctrl+Del)</source>
        <translation>刪除所選的列（Ctrl+Del）</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>重新命名…</translation>
    </message>
    <message>
        <source>Give the current input another name</source>
        <translation>給目前輸入換一個名稱</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>貼上</translation>
    </message>
    <message>
        <source>Open CSV…</source>
        <translation>開啟 CSV…</translation>
    </message>
    <message>
        <source>Take the sequence from a file</source>
        <translation>從檔案讀取序列</translation>
    </message>
    <message>
        <source>Generate…</source>
        <translation>產生…</translation>
    </message>
    <message>
        <source>Fill an input with a signal</source>
        <translation>用訊號填滿一個輸入</translation>
    </message>
</context>
<context>
    <name>SequenceGenerator</name>
    <message>
        <source>Impulse</source>
        <translation>脈衝</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>階躍</translation>
    </message>
    <message>
        <source>Sine</source>
        <translation>正弦</translation>
    </message>
    <message>
        <source>Square</source>
        <translation>方波</translation>
    </message>
    <message>
        <source>Noise</source>
        <translation>雜訊</translation>
    </message>
    <message>
        <source>Signal</source>
        <translation>訊號</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>輸入</translation>
    </message>
    <message>
        <source>Length (steps)</source>
        <translation>長度（步）</translation>
    </message>
    <message>
        <source>Amplitude</source>
        <translation>振幅</translation>
    </message>
    <message>
        <source>Period (steps)</source>
        <translation>週期（步）</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>隨機種子</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>套用</translation>
    </message>
    <message>
        <source>Put the signal into the chosen input</source>
        <translation>把訊號放入所選輸入</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>Give the input its values back</source>
        <translation>恢復該輸入原來的值</translation>
    </message>
</context>
<context>
    <name>SequenceModel</name>
    <message>
        <source>“{text}” is not a number. The cell keeps its value.</source>
        <translation>「{text}」不是數。儲存格保持原值。</translation>
    </message>
</context>
<context>
    <name>ShortcutsDialog</name>
    <message>
        <source>Keyboard Shortcuts</source>
        <translation>鍵盤快速鍵</translation>
    </message>
    <message>
        <source>Next or previous control</source>
        <translation>下一個或上一個控制項</translation>
    </message>
    <message>
        <source>Slider or gate: one step</source>
        <translation>滑桿或閘門：一格</translation>
    </message>
    <message>
        <source>Slider or gate: finer</source>
        <translation>滑桿或閘門：更細</translation>
    </message>
    <message>
        <source>Shift + arrow</source>
        <translation>Shift + 方向鍵</translation>
    </message>
    <message>
        <source>Slider or gate: coarser</source>
        <translation>滑桿或閘門：更粗</translation>
    </message>
    <message>
        <source>Slider or gate: to the end</source>
        <translation>滑桿或閘門：到端點</translation>
    </message>
    <message>
        <source>Reset one value</source>
        <translation>還原一個值</translation>
    </message>
    <message>
        <source>Double click</source>
        <translation>按兩下</translation>
    </message>
    <message>
        <source>Figure: menu</source>
        <translation>圖：選單</translation>
    </message>
    <message>
        <source>Right click or Menu key</source>
        <translation>右鍵或選單鍵</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>按鍵</translation>
    </message>
</context>
<context>
    <name>TimelinePanel</name>
    <message>
        <source>Timeline</source>
        <translation>時間軸</translation>
    </message>
    <message>
        <source>Traces of the run</source>
        <translation>執行軌跡</translation>
    </message>
    <message>
        <source>Step forward (→) takes c ← c′ and adds the next column.</source>
        <translation>前進一步（→）即 c ← c′，並增加下一欄。</translation>
    </message>
    <message>
        <source>step</source>
        <translation>步</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>顯示</translation>
    </message>
    <message>
        <source>Choose what the timeline shows</source>
        <translation>選擇時間軸顯示的內容</translation>
    </message>
    <message>
        <source>Sequence…</source>
        <translation>序列…</translation>
    </message>
    <message>
        <source>The sequence as a table: type, paste, open a CSV file, generate</source>
        <translation>以表格編輯序列：輸入、貼上、開啟 CSV、產生</translation>
    </message>
    <message>
        <source>Edit the sequence as a table</source>
        <translation>以表格編輯序列</translation>
    </message>
    <message>
        <source>Inputs</source>
        <translation>輸入</translation>
    </message>
    <message>
        <source>Pre-activations z</source>
        <translation>預激發值 z</translation>
    </message>
    <message>
        <source>Gates</source>
        <translation>閘門</translation>
    </message>
    <message>
        <source>Memory c′</source>
        <translation>記憶 c′</translation>
    </message>
    <message>
        <source>Output a</source>
        <translation>輸出 a</translation>
    </message>
    <message>
        <source>Answer of the output layer y</source>
        <translation>輸出層的結果 y</translation>
    </message>
</context>
<context>
    <name>Transport</name>
    <message>
        <source>Commit the step: c ← c′</source>
        <translation>走一步：c ← c′</translation>
    </message>
    <message>
        <source>Step forward</source>
        <translation>前進一步</translation>
    </message>
    <message>
        <source>First step</source>
        <translation>第一步</translation>
    </message>
    <message>
        <source>Step back</source>
        <translation>後退一步</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暫停</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>播放</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>空白鍵</translation>
    </message>
    <message>
        <source>Last step</source>
        <translation>最後一步</translation>
    </message>
    <message>
        <source>{speed} steps/s</source>
        <translation>{speed} 步/秒</translation>
    </message>
    <message>
        <source>Speed of playing</source>
        <translation>播放速度</translation>
    </message>
</context>
<context>
    <name>WeightsTable</name>
    <message>
        <source>{symbol}, the sum of its row</source>
        <translation>{symbol}，該列之和</translation>
    </message>
    <message>
        <source>What {source} adds to {symbol} per unit</source>
        <translation>每單位 {source} 給 {symbol} 增加的量</translation>
    </message>
</context>
<context>
    <name>commands</name>
    <message>
        <source>&amp;New</source>
        <translation>新增(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>開啟(&amp;O)…</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>儲存(&amp;S)</translation>
    </message>
    <message>
        <source>Save &amp;As…</source>
        <translation>另存新檔(&amp;A)…</translation>
    </message>
    <message>
        <source>&amp;Clear This List</source>
        <translation>清除清單(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>匯出(&amp;E)…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>結束(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>復原(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>重做(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Copy Figure</source>
        <translation>複製圖(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Paste as Sequence</source>
        <translation>貼上為序列(&amp;P)</translation>
    </message>
    <message>
        <source>Commit &amp;Step (c ← c′)</source>
        <translation>走一步(&amp;S)（c ← c′）</translation>
    </message>
    <message>
        <source>Step &amp;Back</source>
        <translation>後退一步(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;First Step</source>
        <translation>第一步(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Play or Pause</source>
        <translation>播放或暫停(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Last Step</source>
        <translation>最後一步(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Release Memory Set by Hand</source>
        <translation>還原手動設定的記憶(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Pin This State to Compare</source>
        <translation>固定此狀態以作比較(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Exact Numbers</source>
        <translation>精確數字(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Gradients in the Diagram</source>
        <translation>示意圖中的梯度(&amp;G)</translation>
    </message>
    <message>
        <source>Edit Se&amp;quence…</source>
        <translation>編輯序列(&amp;Q)…</translation>
    </message>
    <message>
        <source>Zoom &amp;In</source>
        <translation>放大(&amp;I)</translation>
    </message>
    <message>
        <source>Zoom &amp;Out</source>
        <translation>縮小(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Normal Size</source>
        <translation>正常大小(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Reset Layout</source>
        <translation>重設版面(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Full Screen</source>
        <translation>全螢幕(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;What to Look For</source>
        <translation>看什麼(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Keyboard Shortcuts</source>
        <translation>鍵盤快速鍵(&amp;K)</translation>
    </message>
    <message>
        <source>Open &amp;Log Folder</source>
        <translation>開啟記錄檔資料夾(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;About LSTM Sim</source>
        <translation>關於 LSTM Sim(&amp;A)</translation>
    </message>
</context>
<context>
    <name>failure</name>
    <message>
        <source>Something went wrong</source>
        <translation>發生問題</translation>
    </message>
    <message>
        <source>The last action failed. Your session is as it was, and you can go on.</source>
        <translation>上一個操作失敗了。工作階段保持原樣，可以繼續。</translation>
    </message>
    <message>
        <source>Details are in the log file:
{file}</source>
        <translation>詳情見記錄檔：
{file}</translation>
    </message>
</context>
<context>
    <name>problems</name>
    <message>
        <source>A sequence of {0} steps is too long for the window, which shows up to {1}.</source>
        <translation>{0} 步的序列太長，視窗最多顯示 {1} 步。</translation>
    </message>
    <message>
        <source>An input needs a name.</source>
        <translation>輸入需要一個名稱。</translation>
    </message>
    <message>
        <source>Begin further left, or paste fewer columns.</source>
        <translation>請從更靠左處開始，或貼上更少的欄。</translation>
    </message>
    <message>
        <source>Check its quotation marks.</source>
        <translation>請檢查其中的引號。</translation>
    </message>
    <message>
        <source>Choose PNG, SVG or PDF.</source>
        <translation>請選擇 PNG、SVG 或 PDF。</translation>
    </message>
    <message>
        <source>Choose a session that LSTM Sim saved.</source>
        <translation>請選擇由 LSTM Sim 儲存的工作階段。</translation>
    </message>
    <message>
        <source>Choose another folder.</source>
        <translation>請選擇其他資料夾。</translation>
    </message>
    <message>
        <source>Choose one of: {0}.</source>
        <translation>請從中選擇：{0}。</translation>
    </message>
    <message>
        <source>Give a CSV file.</source>
        <translation>請提供 CSV 檔案。</translation>
    </message>
    <message>
        <source>Give a finite number.</source>
        <translation>請給出一個有限的數。</translation>
    </message>
    <message>
        <source>Give another name.</source>
        <translation>請換一個名稱。</translation>
    </message>
    <message>
        <source>Give at least one row of numbers.</source>
        <translation>請至少給出一列數。</translation>
    </message>
    <message>
        <source>Give every row the same number of columns.</source>
        <translation>請讓每一列的欄數相同。</translation>
    </message>
    <message>
        <source>Give one row for each time step.</source>
        <translation>請為每個時間步給出一列。</translation>
    </message>
    <message>
        <source>Give one row of numbers for each time step.</source>
        <translation>請為每個時間步給出一列數。</translation>
    </message>
    <message>
        <source>Give those columns, or switch to weighted mode.</source>
        <translation>請給出這些欄，或切換到加權模式。</translation>
    </message>
    <message>
        <source>Name columns apart.</source>
        <translation>各欄名稱請勿重複。</translation>
    </message>
    <message>
        <source>Open a session that LSTM Sim saved, or correct the file by hand.</source>
        <translation>請開啟由 LSTM Sim 儲存的工作階段，或手動改正檔案。</translation>
    </message>
    <message>
        <source>Put a number there.</source>
        <translation>請在該處填入一個數。</translation>
    </message>
    <message>
        <source>Save the file as CSV UTF-8.</source>
        <translation>請將檔案另存為 CSV UTF-8。</translation>
    </message>
    <message>
        <source>Shorten it, or run it with: lstm-sim simulate --inputs FILE.csv --weights FILE.json</source>
        <translation>請縮短序列，或用此命令執行：lstm-sim simulate --inputs FILE.csv --weights FILE.json</translation>
    </message>
    <message>
        <source>Shorten it, or run it without a window: lstm-sim simulate --inputs FILE.csv --weights FILE.json</source>
        <translation>請縮短序列，或不開視窗執行：lstm-sim simulate --inputs FILE.csv --weights FILE.json</translation>
    </message>
    <message>
        <source>Stay within ±{0}.</source>
        <translation>請保持在 ±{0} 之內。</translation>
    </message>
    <message>
        <source>The JSON breaks: {0}.</source>
        <translation>JSON 有誤：{0}。</translation>
    </message>
    <message>
        <source>The block is too wide by {0} to begin at {1}.</source>
        <translation>這塊內容寬出 {0} 欄，無法從 {1} 開始。</translation>
    </message>
    <message>
        <source>The cell is empty.</source>
        <translation>儲存格為空。</translation>
    </message>
    <message>
        <source>The file cannot be written: {0}.</source>
        <translation>無法寫入檔案：{0}。</translation>
    </message>
    <message>
        <source>The file does not fit: {0}.</source>
        <translation>檔案內容不符：{0}。</translation>
    </message>
    <message>
        <source>The file ends in the middle.</source>
        <translation>檔案不完整，中途結束。</translation>
    </message>
    <message>
        <source>The file has version {0}, made by a newer LSTM Sim; this one reads up to version {1}.</source>
        <translation>檔案版本為 {0}，由更新的 LSTM Sim 產生；本程式最多讀取版本 {1}。</translation>
    </message>
    <message>
        <source>The file holds {0} bytes.</source>
        <translation>檔案有 {0} 位元組。</translation>
    </message>
    <message>
        <source>The file holds {0} bytes; a session holds at most {1}.</source>
        <translation>檔案有 {0} 位元組；工作階段最多 {1} 位元組。</translation>
    </message>
    <message>
        <source>The file is nested too deeply.</source>
        <translation>檔案巢狀過深。</translation>
    </message>
    <message>
        <source>The file is not UTF-8 text.</source>
        <translation>檔案不是 UTF-8 文字。</translation>
    </message>
    <message>
        <source>The file is not sound JSON.</source>
        <translation>檔案不是有效的 JSON。</translation>
    </message>
    <message>
        <source>The name {0} stands twice.</source>
        <translation>名稱 {0} 出現了兩次。</translation>
    </message>
    <message>
        <source>The row cannot be taken apart: {0}.</source>
        <translation>無法拆分此列：{0}。</translation>
    </message>
    <message>
        <source>The row has {0} columns, the first has {1}.</source>
        <translation>此列有 {0} 欄，第一列有 {1} 欄。</translation>
    </message>
    <message>
        <source>The row has {0} columns.</source>
        <translation>此列有 {0} 欄。</translation>
    </message>
    <message>
        <source>The rows of {0} differ in length.</source>
        <translation>{0} 各列長度不同。</translation>
    </message>
    <message>
        <source>The sequence has {0} lines, more than the {1} steps it may have.</source>
        <translation>序列有 {0} 行，超過允許的 {1} 步。</translation>
    </message>
    <message>
        <source>The sequence is empty.</source>
        <translation>序列為空。</translation>
    </message>
    <message>
        <source>The sequence is longer than {0} steps.</source>
        <translation>序列超過 {0} 步。</translation>
    </message>
    <message>
        <source>The sequence is not a rectangle of numbers.</source>
        <translation>序列不是整齊的數表。</translation>
    </message>
    <message>
        <source>The text is neither UTF-8 nor UTF-16.</source>
        <translation>文字既不是 UTF-8 也不是 UTF-16。</translation>
    </message>
    <message>
        <source>The version {0} is not a version number.</source>
        <translation>版本 {0} 不是版本號。</translation>
    </message>
    <message>
        <source>There are names but no numbers.</source>
        <translation>有名稱但沒有數。</translation>
    </message>
    <message>
        <source>There are no numbers.</source>
        <translation>沒有數。</translation>
    </message>
    <message>
        <source>There is already an input {0}.</source>
        <translation>已經有名為 {0} 的輸入。</translation>
    </message>
    <message>
        <source>There is no panel {0}.</source>
        <translation>沒有名為 {0} 的面板。</translation>
    </message>
    <message>
        <source>This figure has no data behind it.</source>
        <translation>此圖沒有可匯出的資料。</translation>
    </message>
    <message>
        <source>This is no session file (it does not say "format": "lstm-sim-session").</source>
        <translation>這不是工作階段檔案（其中沒有 "format": "lstm-sim-session"）。</translation>
    </message>
    <message>
        <source>This is no text file.</source>
        <translation>這不是文字檔。</translation>
    </message>
    <message>
        <source>Two inputs in {0}.names have the same name.</source>
        <translation>{0}.names 中有兩個輸入同名。</translation>
    </message>
    <message>
        <source>Update LSTM Sim.</source>
        <translation>請更新 LSTM Sim。</translation>
    </message>
    <message>
        <source>Use at most {0}.</source>
        <translation>最多使用 {0}。</translation>
    </message>
    <message>
        <source>Use one of {0}.</source>
        <translation>請使用其中之一：{0}。</translation>
    </message>
    <message>
        <source>Use up to {0}.</source>
        <translation>最多使用 {0}。</translation>
    </message>
    <message>
        <source>{0} columns given, but direct mode has {1}: {2}.</source>
        <translation>給出了 {0} 欄，而直接模式有 {1} 欄：{2}。</translation>
    </message>
    <message>
        <source>{0} has {1} numbers, expected {2}.</source>
        <translation>{0} 有 {1} 個數，應為 {2} 個。</translation>
    </message>
    <message>
        <source>{0} has {1} units, expected {2}.</source>
        <translation>{0} 有 {1} 個單元，應為 {2} 個。</translation>
    </message>
    <message>
        <source>{0} inputs are too many.</source>
        <translation>{0} 個輸入太多了。</translation>
    </message>
    <message>
        <source>{0} is no format that a figure can be written in.</source>
        <translation>{0} 不是可寫出圖的格式。</translation>
    </message>
    <message>
        <source>{0} is not a number a cell can work with.</source>
        <translation>{0} 不是單元能用的數。</translation>
    </message>
    <message>
        <source>{0} is not a number.</source>
        <translation>{0} 不是數。</translation>
    </message>
    <message>
        <source>{0} is not a usable number.</source>
        <translation>{0} 不是可用的數。</translation>
    </message>
    <message>
        <source>{0} is not usable.</source>
        <translation>{0} 不可用。</translation>
    </message>
    <message>
        <source>{0} is too large.</source>
        <translation>{0} 太大了。</translation>
    </message>
    <message>
        <source>{0}.direct has {1} inputs, expected 4.</source>
        <translation>{0}.direct 有 {1} 個輸入，應為 4 個。</translation>
    </message>
    <message>
        <source>{0}.memory_overrides names a step or unit there is none of.</source>
        <translation>{0}.memory_overrides 指定了不存在的步或單元。</translation>
    </message>
    <message>
        <source>{0}.pinned holds a pinned session of its own.</source>
        <translation>{0}.pinned 自身又含有固定的工作階段。</translation>
    </message>
    <message>
        <source>{0}.ranges has {1} numbers, expected {2}.</source>
        <translation>{0}.ranges 有 {1} 個數，應為 {2} 個。</translation>
    </message>
    <message>
        <source>{0}.step is {1}, but there are {2} steps.</source>
        <translation>{0}.step 為 {1}，但只有 {2} 步。</translation>
    </message>
    <message>
        <source>{0}.unit is {1}, but the layer has fewer.</source>
        <translation>{0}.unit 為 {1}，但該層沒有這麼多單元。</translation>
    </message>
    <message>
        <source>{0}.view: map_of and gradient_of are "c" or "a".</source>
        <translation>{0}.view：map_of 和 gradient_of 只能是 "c" 或 "a"。</translation>
    </message>
    <message>
        <source>line {0}</source>
        <translation>第 {0} 行</translation>
    </message>
    <message>
        <source>column {0}</source>
        <translation>第 {0} 欄</translation>
    </message>
</context>
<context>
    <name>texts</name>
    <message>
        <source>Input</source>
        <translation>輸入</translation>
    </message>
    <message>
        <source>Cell input</source>
        <translation>單元輸入</translation>
    </message>
    <message>
        <source>Input gate</source>
        <translation>輸入閘</translation>
    </message>
    <message>
        <source>Forget gate</source>
        <translation>遺忘閘</translation>
    </message>
    <message>
        <source>Output gate</source>
        <translation>輸出閘</translation>
    </message>
    <message>
        <source>Reset gate</source>
        <translation>重設閘</translation>
    </message>
    <message>
        <source>Update gate</source>
        <translation>更新閘</translation>
    </message>
    <message>
        <source>Candidate</source>
        <translation>候選值</translation>
    </message>
    <message>
        <source>Recalled memory</source>
        <translation>回憶值</translation>
    </message>
    <message>
        <source>Memory (previous)</source>
        <translation>記憶（之前）</translation>
    </message>
    <message>
        <source>Memory (new)</source>
        <translation>記憶（新）</translation>
    </message>
    <message>
        <source>Memory on its way out</source>
        <translation>輸出中的記憶</translation>
    </message>
    <message>
        <source>Output (previous)</source>
        <translation>輸出（上一步）</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>輸出</translation>
    </message>
    <message>
        <source>GRU (reset after)</source>
        <translation>GRU（重設在後）</translation>
    </message>
    <message>
        <source>GRU (reset before)</source>
        <translation>GRU（重設在前）</translation>
    </message>
    <message>
        <source>LSTM</source>
        <translation>LSTM</translation>
    </message>
    <message>
        <source>LSTM with peepholes</source>
        <translation>帶窺視孔的 LSTM</translation>
    </message>
    <message>
        <source>LSTM with dense peepholes</source>
        <translation>全窺視孔 LSTM</translation>
    </message>
    <message>
        <source>Simple RNN</source>
        <translation>簡單 RNN</translation>
    </message>
    <message>
        <source>change of an input</source>
        <translation>變更輸入</translation>
    </message>
    <message>
        <source>change of the memory</source>
        <translation>變更記憶</translation>
    </message>
    <message>
        <source>change of a weight</source>
        <translation>變更權重</translation>
    </message>
    <message>
        <source>choice of an activation</source>
        <translation>選擇激發函數</translation>
    </message>
    <message>
        <source>choice of the cell</source>
        <translation>選擇單元</translation>
    </message>
    <message>
        <source>choice of direct or weighted</source>
        <translation>選擇直接或加權</translation>
    </message>
    <message>
        <source>step</source>
        <translation>步</translation>
    </message>
    <message>
        <source>change of the sequence</source>
        <translation>變更序列</translation>
    </message>
    <message>
        <source>change of the view</source>
        <translation>變更檢視</translation>
    </message>
    <message>
        <source>pinning</source>
        <translation>固定</translation>
    </message>
    <message>
        <source>opening</source>
        <translation>開啟</translation>
    </message>
    <message>
        <source>Lecture: worked by hand</source>
        <translation>課程：手算示例</translation>
    </message>
    <message>
        <source>Lecture: overview</source>
        <translation>課程：總覽</translation>
    </message>
    <message>
        <source>RNN by hand</source>
        <translation>手算 RNN</translation>
    </message>
    <message>
        <source>Latch: remembers one bit</source>
        <translation>鎖存器：記住一個位元</translation>
    </message>
    <message>
        <source>Counter</source>
        <translation>計數器</translation>
    </message>
    <message>
        <source>Leaky average</source>
        <translation>洩漏平均</translation>
    </message>
    <message>
        <source>Oscillator</source>
        <translation>振盪器</translation>
    </message>
    <message>
        <source>Pass-through</source>
        <translation>直通</translation>
    </message>
    <message>
        <source>Always forget</source>
        <translation>總是遺忘</translation>
    </message>
    <message>
        <source>x₂ = 1 writes x₁ into the memory, x₂ = −1 resets it, x₃ = 1 lets it out: step through and do the sums.</source>
        <translation>x₂ = 1 把 x₁ 寫入記憶，x₂ = −1 清空記憶，x₃ = 1 輸出記憶：逐步走一遍，親手算一算。</translation>
    </message>
    <message>
        <source>Nine steps in which 3 and 4 are added up to 7, read out, forgotten, and 6 is stored and read out.</source>
        <translation>九步：3 和 4 相加得 7，讀出，遺忘；再存入 6 並讀出。</translation>
    </message>
    <message>
        <source>All weights are 1: the same input gives 2, then 6, because the memory is added; swap two inputs and every answer changes.</source>
        <translation>所有權重都是 1：同樣的輸入先得 2、再得 6，因為加上了記憶；交換兩個輸入，結果全都改變。</translation>
    </message>
    <message>
        <source>The memory takes the bit x₁ when x₂ = 1 and holds it, whatever x₁ does, until the next x₂ = 1.</source>
        <translation>x₂ = 1 時記憶存入位元 x₁ 並一直保持，不管 x₁ 怎麼變，直到下一次 x₂ = 1。</translation>
    </message>
    <message>
        <source>Each x₁ = 1 opens the input gate and adds one; x₂ = 1 shuts the forget gate and the count is 0 again.</source>
        <translation>每個 x₁ = 1 打開輸入閘並加一；x₂ = 1 關閉遺忘閘，計數歸零。</translation>
    </message>
    <message>
        <source>The forget gate is 80% open: the memory climbs towards the input and decays by a fifth at each step.</source>
        <translation>遺忘閘打開 80%：記憶逐步趨近輸入，每步衰減五分之一。</translation>
    </message>
    <message>
        <source>The output feeds back with its sign turned: after one push the memory changes sides at every step.</source>
        <translation>輸出變號後回饋：推一下之後，記憶每一步都換到另一邊。</translation>
    </message>
    <message>
        <source>Input and output gates open, forget gate shut: what goes in comes out, and nothing is remembered.</source>
        <translation>輸入閘和輸出閘打開，遺忘閘關閉：進什麼出什麼，什麼也不記。</translation>
    </message>
    <message>
        <source>The forget gate stays shut, so nothing outlives a step: the memory is empty wherever the input gate is shut.</source>
        <translation>遺忘閘始終關閉，任何內容都活不過一步：輸入閘一關，記憶就空。</translation>
    </message>
</context>
<context>
    <name>trace</name>
    <message>
        <source>step {step} of {steps}</source>
        <translation>第 {step} 步，共 {steps} 步</translation>
    </message>
    <message>
        <source>memory set by hand</source>
        <translation>手動設定的記憶</translation>
    </message>
</context>
</TS>
